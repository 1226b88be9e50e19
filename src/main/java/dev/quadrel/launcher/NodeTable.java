package dev.quadrel.launcher;

import dev.quadrel.client.NodeClient;
import dev.quadrel.json.Json;
import dev.quadrel.structure.ArrayStructure;
import dev.quadrel.structure.DataType;
import dev.quadrel.structure.Spec;
import dev.quadrel.structure.Structure;
import dev.quadrel.structure.TableStructure;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Shows nodes: to people as a table, to programs as JSON, one line for each.
record NodeTable(PrintWriter out, boolean people) {

    private static final List<String> TITLES = List.of("KEY", "FAMILY", "DATA", "SPECS", "METADATA");
    private static final int SCREEN = 200;
    private static final int WIDEST = 60;

    /// All of them, as they come.
    void show(Stream<NodeClient> nodes) {
        if (people) {
            Iterator<NodeClient> all = nodes.iterator();
            boolean first = true;
            do {
                showScreen(all, first);
                first = false;
            } while (all.hasNext());
        } else {
            nodes.forEach(node -> out.println(line(described(node))));
        }
        out.flush();
    }

    /// JSON in one line, which a terminal may have too.
    static String line(Map<String, @Nullable Object> members) {
        return Visible.text(Json.text(members));
    }

    /// Columns are as wide as what is in them, for so many nodes at a time that nobody waits for all.
    private void showScreen(Iterator<NodeClient> nodes, boolean first) {
        List<List<String>> rows = new ArrayList<>();
        if (first) {
            rows.add(TITLES);
        }
        while (nodes.hasNext() && rows.size() < SCREEN) {
            rows.add(row(nodes.next()));
        }
        int[] widths = IntStream.range(0, TITLES.size() - 1)
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        rows.forEach(row -> out.println(line(row, widths)));
    }

    private static String line(List<String> row, int... widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
        }
        return line.append(row.getLast()).toString().stripTrailing();
    }

    private static List<String> row(NodeClient node) {
        return Stream.of(
                        node.key(),
                        node.structureFamily().text(),
                        node.structure().map(NodeTable::data).orElse(""),
                        node.specs().stream().map(Spec::name).collect(Collectors.joining(",")),
                        cut(node.metadata().isEmpty() ? "" : Json.text(node.metadata())))
                .map(Visible::text)
                .toList();
    }

    /// Its size, in a few characters.
    private static String data(Structure structure) {
        return switch (structure) {
            case ArrayStructure array ->
                array.shape().stream().map(String::valueOf).collect(Collectors.joining("x")) + " "
                        + kind(array.dataType());
            case TableStructure table -> cut(String.join(",", table.columns()));
            default -> "";
        };
    }

    /// As numpy writes it: text by its characters, all else by its bytes.
    static String kind(DataType type) {
        return switch (type) {
            case DataType.Struct _ -> "struct";
            case DataType.Builtin simple -> {
                boolean text = simple.kind() == DataType.Kind.TEXT;
                yield simple.kind().code() + (text ? simple.itemSize() / Integer.BYTES : simple.itemSize());
            }
        };
    }

    private static String cut(String text) {
        return text.length() > WIDEST ? text.substring(0, WIDEST - 3) + "..." : text;
    }

    /// What programs get.
    static Map<String, @Nullable Object> described(NodeClient node) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("key", node.key());
        members.put("path", node.path().text());
        members.put("structure_family", node.structureFamily().text());
        members.put("specs", node.specs().stream().map(Spec::json).toList());
        members.put("metadata", node.metadata());
        members.put("structure", node.structure().map(Structure::json).orElse(null));
        return members;
    }
}
