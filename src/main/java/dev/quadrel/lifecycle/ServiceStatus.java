package dev.quadrel.lifecycle;

/// How a service is.
///
/// @param path its name, after those of the collections that it is in, with slashes between
/// @param reason why it has failed; empty where it has not
public record ServiceStatus(String path, ServiceState state, String reason) {

    ServiceStatus in(String collection) {
        return new ServiceStatus(collection + "/" + path, state, reason);
    }
}
