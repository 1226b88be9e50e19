package dev.quadrel.http;

import dev.quadrel.staticfile.StaticFiles;
import io.undertow.server.HttpHandler;
import java.time.Duration;
import java.util.concurrent.Executor;

/// Who may answer a request beside the resources; set once when the application has said what it binds.
///
/// @param preMiddleware steps that run before everything else
/// @param files the bound folders
/// @param proxies forwards what a proxy rule matches, and hands anything else to [RequestOrder#answerLast]
/// @param slowRequests reports requests that take long
/// @param threads run what may block
/// @param accessLog sees the end of each request
/// @param security what browsers are told with each reply
/// @param bodyTimeout how long a client may stall in the middle of a request's body; zero for as long as it likes
record Routes(
        PreMiddlewareChain preMiddleware,
        StaticFiles files,
        HttpHandler proxies,
        SlowRequests slowRequests,
        Executor threads,
        AccessLogFlush accessLog,
        SecurityHeaders security,
        Duration bodyTimeout) {}
