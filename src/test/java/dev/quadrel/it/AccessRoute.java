package dev.quadrel.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quadrel.access.Scope;
import dev.quadrel.adapter.Tables;
import dev.quadrel.adapter.Zipped;
import dev.quadrel.client.AwkwardArray;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A route on nodes, with a request that does well where it is allowed.
///
/// @param path as in the OpenAPI document
/// @param inner the node in each place that it is tried on; `/new` is made for each request
/// @param query may have `{revision}`, `{asset}` and the like in it, and so may a body that is text
record AccessRoute(
        String method, String path, Set<Scope> scopes, String inner, String query, byte[] body, String type) {

    private static final String SOCKET = "stream/single";
    private static final String JSON = "application/json";
    private static final String BINARY = "application/octet-stream";
    private static final String ARROW = "application/vnd.apache.arrow.file";
    private static final String ZIP = "application/zip";
    private static final String CONTAINER = "{\"structure_family\":\"container\",\"metadata\":{},\"data_sources\":[]}";
    private static final Set<Scope> LOOK = Set.of(Scope.READ_METADATA);
    private static final Set<Scope> READ = Set.of(Scope.READ_DATA);
    private static final Set<Scope> HEAR = Set.of(Scope.READ_METADATA, Scope.READ_DATA);
    private static final Set<Scope> DESCRIBE = Set.of(Scope.WRITE_METADATA);
    private static final Set<Scope> WRITE = Set.of(Scope.WRITE_DATA);
    private static final Set<Scope> CREATE = Set.of(Scope.WRITE_METADATA, Scope.CREATE_NODE);

    /// Whether it opens a web socket.
    boolean isSocket() {
        return path.equals(SOCKET);
    }

    /// Whether it changes nothing.
    boolean isReading() {
        return Set.of(Scope.READ_METADATA, Scope.READ_DATA).containsAll(scopes);
    }

    /// All there are.
    static List<AccessRoute> all() throws IOException {
        return Stream.of(reading(), describing(), writing())
                .flatMap(List::stream)
                .toList();
    }

    private static List<AccessRoute> reading() {
        return List.of(
                get("metadata", LOOK, "", ""),
                get("search", LOOK, "", ""),
                get("distinct", LOOK, "", "metadata=v"),
                get("revisions", LOOK, "", ""),
                get("array/full", READ, "/array", ""),
                get("array/block", READ, "/array", "block=0"),
                get("table/full", READ, "/table", ""),
                get("table/partition", READ, "/table", "partition=0"),
                get("awkward/full", READ, "/awkward", ""),
                get("awkward/buffers", READ, "/awkward", "form_key=node0"),
                get("ragged/full", READ, "/ragged", ""),
                get("container/full", READ, "", "format=json"),
                get("asset/bytes", READ, "/array", "id={asset}&relative_path=zarr.json"),
                get("asset/manifest", READ, "/array", "id={asset}"),
                json("POST", "table/full", READ, "/table", "", "[\"{column}\"]"),
                json("POST", "table/partition", READ, "/table", "partition=0", "[\"{column}\"]"),
                json("POST", "awkward/buffers", READ, "/awkward", "", "[\"node0\"]"),
                json("POST", "container/full", READ, "", "format=json", "[\"array\"]"),
                get(SOCKET, HEAR, "/array", ""));
    }

    private static List<AccessRoute> describing() {
        return List.of(
                json("POST", "metadata", CREATE, "", "", CONTAINER),
                json("PUT", "metadata", DESCRIBE, "", "", "{\"metadata\":{\"v\":1}}"),
                json(
                        "PATCH",
                        "metadata",
                        DESCRIBE,
                        "",
                        "",
                        "{\"content-type\":\"application/merge-patch+json\",\"metadata\":{\"v\":1},\"specs\":null}"),
                json("DELETE", "metadata", Set.of(Scope.DELETE_NODE, Scope.DELETE_REVISION), "/new", "", ""),
                json("DELETE", "revisions", Set.of(Scope.DELETE_REVISION), "", "number={revision}", ""),
                json(
                        "POST",
                        "register",
                        Set.of(Scope.WRITE_METADATA, Scope.CREATE_NODE, Scope.REGISTER),
                        "",
                        "",
                        CONTAINER),
                json(
                        "PUT",
                        "data_source",
                        Set.of(Scope.WRITE_METADATA, Scope.REGISTER),
                        "/array",
                        "",
                        "{\"data_source\":{source}}"));
    }

    private static List<AccessRoute> writing() throws IOException {
        byte[] rows = Tables.bytes("lz4");
        byte[] elements = {1, 2, 3};
        byte[] nested = Zipped.of(AccessCast.NESTED.buffers()).readAllBytes();
        byte[] ragged = Zipped.rows(AccessCast.NESTED).readAllBytes();
        byte[] none = Zipped.rows(AwkwardArray.of(List.of())).readAllBytes();
        return List.of(
                new AccessRoute("PUT", "array/full", WRITE, "/array", "", elements, BINARY),
                new AccessRoute("PUT", "array/block", WRITE, "/array", "block=0", elements, BINARY),
                new AccessRoute("PATCH", "array/full", WRITE, "/array", "offset=0&shape=3", elements, BINARY),
                new AccessRoute("PUT", "table/full", WRITE, "/table", "", rows, ARROW),
                new AccessRoute("PUT", "table/partition", WRITE, "/table", "partition=0", rows, ARROW),
                new AccessRoute("PATCH", "table/partition", WRITE, "/table", "partition=0", rows, ARROW),
                new AccessRoute("PUT", "awkward/full", WRITE, "/awkward", "", nested, ZIP),
                new AccessRoute("PUT", "ragged/full", WRITE, "/ragged", "", ragged, ZIP),
                new AccessRoute("PUT", "ragged/block", WRITE, "/ragged", "block=0", ragged, ZIP),
                new AccessRoute("PATCH", "ragged/full", WRITE, "/ragged", "offset=2&shape=0&extend=true", none, ZIP),
                json("DELETE", "stream/close", WRITE, "/array", "", ""));
    }

    private static AccessRoute get(String path, Set<Scope> scopes, String inner, String query) {
        return new AccessRoute("GET", path, scopes, inner, query, new byte[0], JSON);
    }

    private static AccessRoute json(
            String method, String path, Set<Scope> scopes, String inner, String query, String body) {
        return new AccessRoute(method, path, scopes, inner, query, body.getBytes(UTF_8), JSON);
    }
}
