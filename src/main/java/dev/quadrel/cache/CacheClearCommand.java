package dev.quadrel.cache;

import dev.quadrel.command.Command;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// Takes results out of the cache.
@ApplicationScoped
class CacheClearCommand implements Command {

    @Inject
    ResultCache cache;

    @Override
    public String name() {
        return "cache clear";
    }

    @Override
    public String help() {
        return "[section] takes the results of a section out of the cache, or all of them";
    }

    @Override
    public String run(List<String> arguments) {
        return switch (arguments.size()) {
            case 0 -> removed(cache.clear());
            case 1 -> clear(arguments.getFirst());
            default ->
                throw new IllegalArgumentException(
                        "cache clear takes one section or nothing, not " + arguments.size() + " words");
        };
    }

    @Override
    public List<String> complete(List<String> arguments, String prefix) {
        if (!arguments.isEmpty()) {
            return List.of();
        }
        return cache.sections().stream()
                .filter(section -> section.startsWith(prefix))
                .toList();
    }

    private String clear(String section) {
        int count = cache.clear(section);
        return count > 0 ? removed(count) : "no section " + section + "; there are " + cache.sections();
    }

    private static String removed(int count) {
        return count == 1 ? "removed 1 result" : "removed " + count + " results";
    }
}
