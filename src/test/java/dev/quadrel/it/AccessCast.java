package dev.quadrel.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.access.Role;
import dev.quadrel.access.Scope;
import dev.quadrel.adapter.Tables;
import dev.quadrel.adapter.Zipped;
import dev.quadrel.client.ApiKey;
import dev.quadrel.client.AwkwardArray;
import dev.quadrel.client.Context;
import dev.quadrel.client.Credentials;
import dev.quadrel.client.Options;
import dev.quadrel.client.Quadrel;
import dev.quadrel.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Everybody who could make a request, and the places where they try it, on a server whose users log in and whose
/// public nodes anonymous readers may read. Speaks HTTP itself: each request is one that a test asks for by its route.
final class AccessCast {

    static final String PASSWORD = "correct-horse-battery";
    static final String ADMIN_TOKEN = "0123456789abcdef";

    /// What the awkward and the ragged node of each place have.
    static final AwkwardArray NESTED = AwkwardArray.of(List.of(List.of(1L, 2L), List.of(3L)));

    private static final String JSON = "Content-Type: application/json";
    private static final Set<Scope> READING = Set.of(Scope.READ_METADATA, Scope.READ_DATA);

    /// Who makes a request. Ann owns what is hers and may write the tag, Bob may read it, Carl has nothing.
    enum Person {
        ANONYMOUS,
        ANN,
        ANNS_KEY_TO_READ,
        ANNS_KEY_FOR_THE_TAG,
        BOB,
        CARL,
        ADMIN;

        Set<Scope> scopes() {
            return switch (this) {
                case ANONYMOUS, ANNS_KEY_TO_READ -> READING;
                case ANN, ANNS_KEY_FOR_THE_TAG, BOB, CARL -> Role.USER.scopes();
                case ADMIN -> Scope.ALL;
            };
        }
    }

    /// Where it is about. In each but the last there are an array, a table, and nested values.
    enum Place {
        OWN("own"),
        TAGGED("tagged"),
        INHERITED("tagged/inherited"),
        PUBLIC("public"),
        TAGGED_IN_OWN("own/tagged"),
        MISSING("missing");

        final String path;

        Place(String path) {
            this.path = path;
        }
    }

    private final ServerProcess server;
    private final Map<Person, String> keys = new HashMap<>();

    AccessCast(ServerProcess server) throws IOException {
        this.server = server;
        String ann = command("user add ann");
        String bob = command("user add bob");
        String carl = command("user add carl");
        command("tag grant team ann write");
        command("tag grant team bob read");
        keys.put(Person.ADMIN, key("alice", PASSWORD, ApiKey.Order.WHOLE));
        keys.put(Person.ANN, key("ann", ann, ApiKey.Order.WHOLE));
        keys.put(Person.BOB, key("bob", bob, ApiKey.Order.WHOLE));
        keys.put(Person.CARL, key("carl", carl, ApiKey.Order.WHOLE));
        keys.put(Person.ANNS_KEY_TO_READ, key("ann", ann, order(READING)));
        keys.put(Person.ANNS_KEY_FOR_THE_TAG, key("ann", ann, order(Role.USER.scopes(), "team")));
        place(Person.ANN, Place.OWN, "null");
        place(Person.ANN, Place.TAGGED, "[\"team\"]");
        place(Person.ANN, Place.INHERITED, "null");
        place(Person.ADMIN, Place.PUBLIC, "[\"public\"]");
        place(Person.ANN, Place.TAGGED_IN_OWN, "[\"team\"]");
    }

    private String command(String line) throws IOException {
        String body = Json.text(Map.of("command", line));
        return text(
                Wire.send(
                        server,
                        "POST",
                        "/admin/commands",
                        body.getBytes(UTF_8),
                        "Authorization: Bearer " + ADMIN_TOKEN,
                        JSON),
                "output");
    }

    private static ApiKey.Order order(Set<Scope> scopes, String... tags) {
        List<String> names = scopes.stream().map(Scope::text).toList();
        return new ApiKey.Order(names, Optional.empty(), Optional.empty(), List.of(tags));
    }

    private String key(String name, String password, ApiKey.Order order) {
        Options options =
                Options.USUAL.credentials(new Credentials.Anonymous()).tokenFolder(Servers.folder("access-tokens"));
        try (Context context = Quadrel.server(server.uri("/api/v1"), options)) {
            context.authentication().login(name, password);
            return context.authentication().createApiKey(order).secret();
        }
    }

    private static String text(Wire.Reply reply, String member) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return String.valueOf(((Map<?, ?>) Json.parse(reply.text())).get(member));
    }

    private void place(Person maker, Place place, String tags) throws IOException {
        int slash = place.path.lastIndexOf('/');
        String parent = place.path.substring(0, Math.max(slash, 0));
        make(maker, parent, node(place.path.substring(slash + 1), "container", tags, "[]"));
        make(maker, place.path, node("array", "array", "null", """
            [{"structure_family":"array","structure":{"data_type":{"endianness":"not_applicable","kind":"u",
            "itemsize":1,"dt_units":null},"chunks":[[3]],"shape":[3],"dims":null,"resizable":false}}]\
            """));
        Map<String, Object> source = Map.of(
                "structure_family", "table",
                "mimetype", "text/csv",
                "structure", Tables.structure("lz4", 1).json());
        make(maker, place.path, node("table", "table", "null", Json.text(List.of(source))));
        send(maker, "PUT", "array/full/" + place.path + "/array", new byte[3], "application/octet-stream");
        nested(maker, place);
        send(
                maker,
                "PUT",
                "table/full/" + place.path + "/table",
                Tables.bytes("lz4"),
                "application/vnd.apache.arrow.file");
    }

    private void nested(Person maker, Place place) throws IOException {
        Map<String, Object> awkward = Map.of("length", NESTED.length(), "form", NESTED.form());
        String ragged = """
            [{"structure_family":"ragged","structure":{"data_type":{"endianness":"little","kind":"i","itemsize":8,
            "dt_units":null},"shape":[2,null],"size":3,"chunks":[[2],null],"dims":null,"resizable":false}}]\
            """;
        Map<String, Object> source = Map.of("structure_family", "awkward", "structure", awkward);
        make(maker, place.path, node("awkward", "awkward", "null", Json.text(List.of(source))));
        make(maker, place.path, node("ragged", "ragged", "null", ragged));
        byte[] buffers = Zipped.of(NESTED.buffers()).readAllBytes();
        send(maker, "PUT", "awkward/full/" + place.path + "/awkward", buffers, "application/zip");
        byte[] rows = Zipped.rows(NESTED).readAllBytes();
        send(maker, "PUT", "ragged/full/" + place.path + "/ragged", rows, "application/zip");
    }

    private static String node(String key, String family, String tags, String sources) {
        return "{\"id\":\"%s\",\"structure_family\":\"%s\",\"metadata\":{\"v\":1},\"access_tags\":%s,\"data_sources\":%s}"
                .formatted(key, family, tags, sources);
    }

    private void make(Person maker, String parent, String body) throws IOException {
        Wire.Reply made = send(maker, "POST", "metadata/" + parent, body.getBytes(UTF_8), "application/json");
        assertThat(made.status()).as(made.text()).isEqualTo(200);
    }

    /// Somebody's API key.
    String key(Person person) {
        return Objects.requireNonNull(keys.get(person));
    }

    private Wire.Reply send(Person person, String method, String path, byte[] body, String type) throws IOException {
        String key = keys.get(person);
        String target = "/api/v1/" + path;
        return key == null
                ? Wire.send(server, method, target, body, "Content-Type: " + type)
                : Wire.send(server, method, target, body, "Authorization: Apikey " + key, "Content-Type: " + type);
    }

    private Wire.Reply open(Person person, String path) throws IOException {
        List<String> headers = new ArrayList<>(List.of(
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="));
        Optional.ofNullable(keys.get(person)).ifPresent(key -> headers.add("Authorization: Apikey " + key));
        return Wire.get(server, "/api/v1/" + path, headers.toArray(String[]::new));
    }

    /// Somebody's request. What it is about is there before, if anything is.
    Wire.Reply send(Person person, AccessRoute route, Place place) throws IOException {
        Map<String, String> values = prepare(route, place == Place.MISSING ? Place.OWN : place);
        String node = node(route, place, values);
        byte[] body = route.type().equals("application/json")
                ? filled(new String(route.body(), UTF_8), values).getBytes(UTF_8)
                : route.body();
        String query = route.query().isEmpty() ? "" : "?" + filled(route.query(), values);
        String path = route.path() + "/" + node + query;
        return route.isSocket() ? open(person, path) : send(person, route.method(), path, body, route.type());
    }

    /// The path of the node that a request is about.
    private static String node(AccessRoute route, Place place, Map<String, String> values) {
        return place.path + (route.inner().equals("/new") ? "/" + values.getOrDefault("new", "new") : route.inner());
    }

    private Map<String, String> prepare(AccessRoute route, Place place) throws IOException {
        Map<String, String> values = new HashMap<>(Map.of("column", "x"));
        if (route.inner().equals("/new")) {
            values.put("new", "new");
            if (find("metadata/" + place.path + "/new").status() == 404) {
                make(Person.ADMIN, place.path, node("new", "container", "null", "[]"));
            }
        }
        if (route.query().contains("{revision}")) {
            send(
                    Person.ADMIN,
                    "PUT",
                    "metadata/" + place.path,
                    "{\"metadata\":{}}".getBytes(UTF_8),
                    "application/json");
            values.put(
                    "revision", last("revision_number\":(\\d+)", find("revisions/" + place.path + "?page[limit]=300")));
        }
        if (route.query().contains("{asset}") || route.path().equals("data_source")) {
            Wire.Reply described = find("metadata/" + place.path + "/array?include_data_sources=true");
            values.put("asset", last("\"num\":null,\"id\":(\\d+)", described));
            values.put("source", source(described));
        }
        if (route.path().startsWith("table") && route.method().equals("POST")) {
            values.put("column", last("\"columns\":\\[\"([^\"]+)\"", find("metadata/" + place.path + "/table")));
        }
        return values;
    }

    private Wire.Reply find(String path) throws IOException {
        return send(Person.ADMIN, "GET", path.replace("[", "%5B").replace("]", "%5D"), new byte[0], "application/json");
    }

    private static String last(String pattern, Wire.Reply reply) {
        Matcher matcher = Pattern.compile(pattern).matcher(reply.text());
        String found = "";
        while (matcher.find()) {
            found = matcher.group(1);
        }
        assertThat(found).as(pattern + " in " + reply.text()).isNotEmpty();
        return found;
    }

    private static String source(Wire.Reply described) {
        Map<?, ?> data = (Map<?, ?>) ((Map<?, ?>) Json.parse(described.text())).get("data");
        List<?> sources = (List<?>) ((Map<?, ?>) data.get("attributes")).get("data_sources");
        return Json.text(sources.getFirst());
    }

    private static String filled(String text, Map<String, String> values) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled.replaceAll("\\{[a-z]+}", "1");
    }

    /// What is said of a node that is not there.
    static String missing(AccessRoute route, Place place) {
        String node = node(route, place, Map.of());
        return "No such entry: ['" + node.replace("/", "', '") + "']";
    }
}
