package dev.quadrel.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// One of the ways in which people log in at a server.
///
/// @param name as the server has it
/// @param password whether it is by a name and a password; else in a browser
/// @param links where it is asked, as the server says it
/// @param scopes what is asked of an identity provider beyond the usual
public record LoginProvider(String name, boolean password, Map<String, String> links, List<String> scopes) {

    static LoginProvider of(Members about) {
        String mode = about.text("mode");
        return new LoginProvider(
                about.text("provider"),
                mode.equals("internal") || mode.equals("password"),
                about.findMembers("links").map(LoginProvider::links).orElse(Map.of()),
                about.texts("extra_scopes"));
    }

    private static Map<String, String> links(Members links) {
        Map<String, String> texts = new java.util.LinkedHashMap<>();
        links.map().forEach((name, link) -> {
            if (link instanceof String text) {
                texts.put(name, text);
            }
        });
        return texts;
    }

    Optional<String> link(String name) {
        return Optional.ofNullable(links.get(name));
    }

    /// Whether the identity provider itself is spoken with.
    boolean isDirect() {
        return link("client_id").isPresent() && link("token_endpoint").isPresent();
    }

    /// With those that logging in needs.
    String allScopes() {
        TreeSet<String> all = new TreeSet<>(scopes);
        all.addAll(List.of("openid", "offline_access"));
        return String.join(" ", all);
    }
}
