package dev.quadrel.livestate;

/// A scope in which changes are pushed to browsers, and their listeners are not told. Closed by its end.
@FunctionalInterface
public interface Suppression extends AutoCloseable {

    @Override
    void close();
}
