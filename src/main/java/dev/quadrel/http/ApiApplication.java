package dev.quadrel.http;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/// The JAX-RS application of a Quadrel deployment: every resource and provider in the WAR, at its root.
@ApplicationPath("/")
public class ApiApplication extends Application {}
