package dev.quadrel.controller;

/// A [ControllerFunction] was called to which nobody has given a function, and that is not allowed to be empty.
public class FunctionMissingException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// For a function of this name.
    public FunctionMissingException(String name) {
        super("The controller's function \"" + name + "\" was called, but nothing is set or added to it");
    }
}
