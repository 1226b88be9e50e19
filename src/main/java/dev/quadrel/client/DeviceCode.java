package dev.quadrel.client;

import java.net.URI;
import java.time.Duration;

/// What somebody does in a browser to log in here.
///
/// @param page where it is done
/// @param code what is entered there
/// @param life how long that is possible
public record DeviceCode(URI page, String code, Duration life) {}
