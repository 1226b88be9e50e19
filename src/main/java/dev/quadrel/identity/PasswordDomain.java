package dev.quadrel.identity;

/// The security domain of the server that knows users and their passwords, and what its roles give here.
///
/// @param name of the domain in WildFly's subsystem `elytron`
public record PasswordDomain(String name, RoleNames roles) {}
