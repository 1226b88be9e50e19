package dev.quadrel.livestate;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A method of a [LiveApplication] that browsers call by `trigger(name, [..], {..})`. What it changes is
/// flushed when it has returned; where it returns a `CompletionStage`, when that is complete.
///
/// It takes what the browser gives: by position, or by name where the class is compiled with `-parameters`;
/// all at once as `Arguments`. A parameter of type `Optional` may be missing. A [State], a [LiveServer] or a
/// `Peer`, who calls, are given to it.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Trigger {

    /// The name.
    String value();
}
