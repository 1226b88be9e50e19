package dev.quadrel.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of what was found.
///
/// @param next cursor of the page that follows; null at the end, and where the order is not that of creation
/// @param more whether another page follows
/// @param count how many were found in all pages
public record Listing(List<Node> nodes, @Nullable Long next, boolean more, Node.ChildCount count) {

    public Listing {
        nodes = List.copyOf(nodes);
    }

    /// The state of all that the page tells, for entity tags.
    String state() {
        StringBuilder state = new StringBuilder();
        state.append(count.number()).append(more ? '+' : '.');
        nodes.forEach(node -> state.append('\n').append(node.state()));
        return state.toString();
    }
}
