package dev.quadrel.proxy;

import java.net.URI;
import java.util.regex.Pattern;

/// One proxied part of the URL space: requests below `urlPrefix` are forwarded to `target`.
///
/// What follows the prefix is appended to the target's path, so `/foo/` on `http://host:8000/base/` sends `/foo/a%20b`
/// to `/base/a%20b`. The prefix is compared with the path as the client sent it, before percent-decoding.
///
/// @param urlPrefix path that starts and ends with `/`, percent-encoded where needed, without `..`
/// @param target absolute `http` or `https` URI with host and base path (with or without a slash at its end), and
///     without user, query or fragment
public record ProxyRule(String urlPrefix, URI target) {

    private static final Pattern PREFIX = Pattern.compile("/([A-Za-z0-9\\-._~!$&'()*+,;=:@%]+/)*");

    public ProxyRule {
        if (!PREFIX.matcher(urlPrefix).matches() || RequestPath.hasParentSegment(urlPrefix)) {
            throw new IllegalArgumentException("A proxy's URL prefix cannot be '" + urlPrefix
                    + "': it starts and ends with '/', and has no empty segment, no '..', and no character that the"
                    + " path of a URL does not allow, such as '/foo/'");
        }
        String wrong = fault(target);
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("The proxy target of '" + urlPrefix + "' cannot be '" + target + "': it "
                    + wrong + "; allowed is http or https with a host and a path, such as 'http://host:8000/base/'");
        }
    }

    /// The rule written as `/foo/=http://host:port/base/`, the form of a configuration value.
    ///
    /// @throws IllegalArgumentException where the text is not of that form
    public static ProxyRule parse(String text) {
        int equals = text.indexOf("=http");
        if (equals < 0) {
            throw new IllegalArgumentException("A proxy rule cannot be '" + text
                    + "': it is a URL prefix, '=', and an http or https target, such as"
                    + " '/foo/=http://host:8000/base/'");
        }
        try {
            return new ProxyRule(
                    text.substring(0, equals).strip(),
                    URI.create(text.substring(equals + 1).strip()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("A proxy rule cannot be '" + text + "': " + e.getMessage(), e);
        }
    }

    /// Whether a request for this path is forwarded by this rule; `/foo` counts as `/foo/`.
    boolean matches(String rawPath) {
        return rawPath.startsWith(urlPrefix)
                || (rawPath.length() == urlPrefix.length() - 1 && urlPrefix.startsWith(rawPath));
    }

    /// The path to ask the target for, given a path that this rule matches. Percent-encoding is kept as it is.
    String targetPath(String rawPath) {
        String base = target.getRawPath();
        String rest = rawPath.substring(Math.min(urlPrefix.length(), rawPath.length()));
        return (base.endsWith("/") ? base : base + "/") + rest;
    }

    private static String fault(URI target) {
        String scheme = String.valueOf(target.getScheme());
        if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
            return "is not http or https";
        }
        if (target.getHost() == null) {
            return "has no valid host";
        }
        if (target.getPort() == 0 || target.getPort() > 65535) {
            return "has a port that is not from 1 to 65535";
        }
        boolean more =
                target.getRawUserInfo() != null || target.getRawQuery() != null || target.getRawFragment() != null;
        return more ? "has a user, a query or a fragment" : "";
    }
}
