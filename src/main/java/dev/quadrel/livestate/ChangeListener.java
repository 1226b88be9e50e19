package dev.quadrel.livestate;

/// Is told when one of the keys changes that it listens to, after browsers have been.
@FunctionalInterface
public interface ChangeListener {

    /// Looks at the state, and may change it: the changes are pushed in the next round, and their listeners
    /// told.
    ///
    /// @param state with the names of the server, or child server, at which this was registered
    /// @throws Exception logged and ignored: the other listeners are told all the same
    void changed(State state) throws Exception;
}
