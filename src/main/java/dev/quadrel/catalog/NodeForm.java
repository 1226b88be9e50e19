package dev.quadrel.catalog;

import dev.quadrel.catalog.DataSource.Management;
import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.structure.Spec;
import dev.quadrel.structure.Structure;
import dev.quadrel.structure.StructureCodec;
import dev.quadrel.structure.StructureFamily;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads the bodies with which clients make nodes, data sources and specs. All errors are 422 and name the member.
final class NodeForm {

    private static final int MOST_SPECS = 20;
    private static final int LONGEST_SHOWN = 100;

    private NodeForm() {}

    /// A node as it is asked for; without a key it gets one.
    static NewNode node(@Nullable Object body) {
        Map<?, ?> members = object(body, "The body");
        StructureFamily family = family(members.get("structure_family"));
        String key = text(members.get("id"), "id");
        return new NewNode(
                key == null ? UUID.randomUUID().toString() : key,
                family,
                specs(members.get("specs")),
                json(members.get("metadata"), "metadata"),
                AccessTags.blob(members),
                source(family, members.get("data_sources")));
    }

    private static Optional<DataSource> source(StructureFamily family, @Nullable Object value) {
        List<?> sources = list(value, "data_sources");
        if (family == StructureFamily.CONTAINER && sources.isEmpty()) {
            return Optional.empty();
        }
        if (sources.size() != 1) {
            throw problem(
                    "A node of the family %s has one data source, not %d".formatted(family.text(), sources.size()));
        }
        DataSource source = source(sources.getFirst());
        if (source.family() != family) {
            throw problem("The data source is of the family %s, but the node %s"
                    .formatted(source.family().text(), family.text()));
        }
        return Optional.of(source);
    }

    /// A data source as it is asked for. An empty media type stands for none.
    static DataSource source(@Nullable Object value) {
        Map<?, ?> members = object(value, "A data source");
        StructureFamily family = family(members.get("structure_family"));
        Long id = number(members.get("id"), "id");
        String type = text(members.get("mimetype"), "mimetype");
        return new DataSource(
                id == null ? 0 : id,
                family,
                Json.text(structure(family, members.get("structure")).json()),
                type == null ? "" : type,
                json(members.get("parameters"), "parameters"),
                json(members.get("properties"), "properties"),
                management(members.get("management")),
                assets(members.get("assets")));
    }

    private static Structure structure(StructureFamily family, @Nullable Object value) {
        try {
            return StructureCodec.parse(family, value);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw problem(String.valueOf(e.getMessage()));
        }
    }

    static List<Asset> assets(@Nullable Object value) {
        List<Asset> assets = new ArrayList<>();
        for (Object item : list(value, "assets")) {
            Map<?, ?> members = object(item, "An asset");
            assets.add(new Asset(
                    0,
                    uri(text(members.get("data_uri"), "data_uri")),
                    directory(members.get("is_directory")),
                    text(members.get("parameter"), "parameter"),
                    place(members.get("num")),
                    number(members.get("size"), "size")));
        }
        return assets;
    }

    private static boolean directory(@Nullable Object value) {
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw problem("The member is_directory is true or false, not " + shown(value));
    }

    private static @Nullable Integer place(@Nullable Object value) {
        Long number = number(value, "num");
        if (number == null || number == number.intValue()) {
            return number == null ? null : (Integer) number.intValue();
        }
        throw problem("The member num is the place of a file among the others, not " + number);
    }

    private static URI uri(@Nullable String text) {
        try {
            return URI.create(String.valueOf(text));
        } catch (IllegalArgumentException e) {
            throw problem(
                    "The data_uri of an asset is like file://localhost/data/a.npy, which \"" + text + "\" is not");
        }
    }

    /// Specs as names with versions, none twice.
    static List<Spec> specs(@Nullable Object value) {
        List<Spec> specs = new ArrayList<>();
        for (Object item : list(value, "specs")) {
            specs.add(spec(item));
        }
        if (specs.size() > MOST_SPECS || new HashSet<>(specs).size() < specs.size()) {
            throw problem("A node has at most " + MOST_SPECS + " specs, each of them once");
        }
        return specs;
    }

    private static Spec spec(@Nullable Object value) {
        if (value instanceof String name) {
            return spec(name, null);
        }
        Map<?, ?> members = object(value, "A spec");
        String name = text(members.get("name"), "name");
        return spec(name == null ? "" : name, text(members.get("version"), "version"));
    }

    private static Spec spec(String name, @Nullable String version) {
        try {
            return new Spec(name, version);
        } catch (IllegalArgumentException e) {
            throw problem(String.valueOf(e.getMessage()));
        }
    }

    private static StructureFamily family(@Nullable Object text) {
        return StructureFamily.of(String.valueOf(text))
                .orElseThrow(() -> problem("A structure_family is one of %s, not %s"
                        .formatted(
                                Arrays.stream(StructureFamily.values())
                                        .map(StructureFamily::text)
                                        .toList(),
                                text)));
    }

    private static Management management(@Nullable Object text) {
        return text == null
                ? Management.WRITABLE
                : Arrays.stream(Management.values())
                        .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text))
                        .findFirst()
                        .orElseThrow(() ->
                                problem("The management is external, immutable, locked or writable, not " + text));
    }

    /// An object as JSON text; missing is empty.
    static String json(@Nullable Object value, String name) {
        return value == null ? "{}" : Json.text(object(value, "The member " + name));
    }

    static Map<?, ?> object(@Nullable Object value, String name) {
        if (value instanceof Map<?, ?> members) {
            return members;
        }
        throw problem(name + " is a JSON object, which " + shown(value) + " is not");
    }

    private static List<?> list(@Nullable Object value, String name) {
        if (value == null || value instanceof List<?>) {
            return value instanceof List<?> list ? list : List.of();
        }
        throw problem("The member " + name + " is a list, which " + shown(value) + " is not");
    }

    private static @Nullable String text(@Nullable Object value, String name) {
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw problem("The member " + name + " is a text, which " + shown(value) + " is not");
    }

    private static @Nullable Long number(@Nullable Object value, String name) {
        if (value == null || value instanceof Integer || value instanceof Long) {
            return value instanceof Number number ? (Long) number.longValue() : null;
        }
        throw problem("The member " + name + " is a whole number, which " + shown(value) + " is not");
    }

    /// The beginning says enough of what is wrong.
    private static String shown(@Nullable Object value) {
        String text = Json.text(value);
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text;
    }

    private static ProblemException problem(String detail) {
        return ProblemException.of(422, detail);
    }
}
