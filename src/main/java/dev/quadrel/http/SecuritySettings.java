package dev.quadrel.http;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/// What browsers are told so that pages are not misused, and whom to tell of a hole: `quadrel.http.*`.
///
/// @param contentTypeOptions `content-type-options`: `nosniff`, or empty for `off`
/// @param frameOptions `frame-options`: `SAMEORIGIN` or `DENY`, or empty for `off`
/// @param referrerPolicy `referrer-policy`: empty for `off`
/// @param contentSecurityPolicy `content-security-policy`: for what is not the API's; none unless set, since only the
///     author of a page knows what it loads
/// @param securityContact `security-contact`: addresses for `/.well-known/security.txt` (RFC 9116), which is there only
///     then
/// @param securityPolicy `security-policy`: address of the page that says how a hole is handled
record SecuritySettings(
        Optional<String> contentTypeOptions,
        Optional<String> frameOptions,
        Optional<String> referrerPolicy,
        Optional<String> contentSecurityPolicy,
        List<String> securityContact,
        Optional<String> securityPolicy) {

    private static final String PREFIX = "quadrel.http.";
    private static final String OFF = "off";
    private static final Pattern VISIBLE = Pattern.compile("[\\x20-\\x7e]+");
    private static final Pattern ADDRESS = Pattern.compile("(https://|mailto:|tel:)[\\x21-\\x7e]+");

    static SecuritySettings from(Config config) {
        return new SecuritySettings(
                header(config, "content-type-options", Optional.of("nosniff")),
                header(config, "frame-options", Optional.of("SAMEORIGIN")),
                header(config, "referrer-policy", Optional.of("strict-origin-when-cross-origin")),
                header(config, "content-security-policy", Optional.empty()),
                addresses(config, "security-contact"),
                addresses(config, "security-policy").stream().findFirst());
    }

    private static Optional<String> header(Config config, String key, Optional<String> absent) {
        Optional<String> value =
                config.getOptionalValue(PREFIX + key, String.class).map(String::strip);
        value.filter(text -> !VISIBLE.matcher(text).matches()).ifPresent(text -> {
            throw new IllegalArgumentException(PREFIX + key + " is the value of a header, visible ASCII characters, or "
                    + OFF + "; \"" + text + "\" is not");
        });
        return value.isEmpty() ? absent : value.filter(text -> !text.equals(OFF));
    }

    private static List<String> addresses(Config config, String key) {
        List<String> addresses = Arrays.stream(config.getOptionalValue(PREFIX + key, String.class)
                        .orElse("")
                        .split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        addresses.stream()
                .filter(text -> !ADDRESS.matcher(text).matches())
                .findFirst()
                .ifPresent(text -> {
                    throw new IllegalArgumentException(PREFIX + key + " is \"" + text
                            + "\", but must begin with https://, mailto: or tel:, as security.txt has it");
                });
        return addresses;
    }
}
