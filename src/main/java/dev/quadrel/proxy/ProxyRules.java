package dev.quadrel.proxy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The proxied parts of the URL space, in the order in which they were bound. Immutable.
public final class ProxyRules {

    private final List<ProxyRule> inOrderOfTrial;

    /// The rules, given in the order of binding: the last one is tried first.
    public ProxyRules(List<ProxyRule> bound) {
        inOrderOfTrial = List.copyOf(bound.reversed());
    }

    /// These rules and one that was bound after them, and so is tried before them.
    public ProxyRules with(ProxyRule rule) {
        return new ProxyRules(Stream.concat(inOrderOfTrial.reversed().stream(), Stream.of(rule))
                .toList());
    }

    /// The rule that forwards a request for this path, which is given as the client sent it; empty where none does.
    public Optional<ProxyRule> match(String rawPath) {
        for (ProxyRule rule : inOrderOfTrial) {
            if (rule.matches(rawPath)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    List<ProxyRule> all() {
        return inOrderOfTrial;
    }
}
