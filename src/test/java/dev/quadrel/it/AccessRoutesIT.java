package dev.quadrel.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.access.Scope;
import dev.quadrel.it.AccessCast.Person;
import dev.quadrel.it.AccessCast.Place;
import dev.quadrel.json.Json;
import dev.quadrel.openid.SmallProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every route with everybody. On nodes of each kind, what is not for somebody is as if it were not there; on all other
/// routes it is the scopes that count. The page `access.md` shows it: `-Daccess.write=true` writes that. Speaks HTTP
/// itself: it tests statuses.
class AccessRoutesIT {

    private static final Path PAGE = Path.of("src/site/markdown/access.md");
    private static final String TABLE = "<!-- The table is written by AccessRoutesIT. -->";
    private static final String OTHERS = "## All other routes";
    private static final String TABLE_OF_OTHERS = "<!-- This one too. -->";

    /// What of this the page shows.
    private enum Column {
        OWNER("owner", Person.ANN, Place.OWN),
        WRITE("tag to write", Person.ANN, Place.TAGGED),
        READ("tag to read", Person.BOB, Place.TAGGED),
        INNER("the same, inside", Person.BOB, Place.INHERITED),
        PUBLIC("`public`", Person.CARL, Place.PUBLIC),
        OTHERS("others", Person.CARL, Place.OWN),
        STRANGER("nobody, `public`", Person.ANONYMOUS, Place.PUBLIC),
        STRANGER_ELSE("nobody", Person.ANONYMOUS, Place.OWN),
        READING_KEY("owner's key to read", Person.ANNS_KEY_TO_READ, Place.OWN),
        KEY("key for the tag", Person.ANNS_KEY_FOR_THE_TAG, Place.TAGGED),
        KEY_ELSE("key for another", Person.ANNS_KEY_FOR_THE_TAG, Place.OWN),
        ADMIN("administrator", Person.ADMIN, Place.OWN);

        private final String title;
        private final Person person;
        private final Place place;

        Column(String title, Person person, Place place) {
            this.title = title;
            this.person = person;
            this.place = place;
        }
    }

    private enum Right {
        NONE,
        READ,
        WRITE
    }

    private static SmallProvider provider;
    private static ServerProcess server;
    private static ServerProcess oneKey;
    private static AccessCast cast;
    private static AccountTable others;

    @BeforeAll
    static void start() throws Exception {
        provider = new SmallProvider(Clock.systemUTC());
        server = ServerProcess.start(Servers.home(), settings());
        oneKey = ServerProcess.start(
                Servers.home(),
                Map.of(
                        "quadrel.catalog.api-key",
                        AccountCast.ONE_KEY,
                        "quadrel.catalog.directory",
                        Servers.folder("access-one-key").toString()));
        cast = new AccessCast(server);
        others = AccountTable.of(new AccountCast(server, oneKey, provider, cast.key(Person.ADMIN)));
    }

    private static Map<String, String> settings() {
        return Map.of(
                "quadrel.access.password-provider",
                "local",
                "quadrel.access.initial-admin",
                "alice",
                "quadrel.access.initial-password",
                AccessCast.PASSWORD,
                "quadrel.command.admin-token",
                AccessCast.ADMIN_TOKEN,
                "quadrel.catalog.public",
                "true",
                "quadrel.catalog.directory",
                Servers.folder("access").toString(),
                "quadrel.access.openid-providers",
                "kc",
                "quadrel.access.openid.kc.issuer",
                provider.issuer(),
                "quadrel.access.openid.kc.client-id",
                SmallProvider.CLIENT,
                "quadrel.access.openid.kc.client-secret",
                SmallProvider.SECRET);
    }

    @AfterAll
    static void stop() {
        server.close();
        oneKey.close();
        provider.close();
    }

    /// Methods and paths with the scopes that they require, as the OpenAPI document has them.
    private static Map<String, Set<Scope>> described() throws IOException {
        Map<?, ?> document =
                (Map<?, ?>) Json.parse(Wire.get(server, "/api/v1/openapi.json").text());
        Map<String, Set<Scope>> routes = new TreeMap<>();
        ((Map<?, ?>) document.get("paths"))
                .forEach((path, methods) -> ((Map<?, ?>) methods).forEach((method, said) -> {
                    if (said instanceof Map<?, ?> operation) {
                        List<?> scopes = operation.get("x-required-scopes") instanceof List<?> list ? list : List.of();
                        routes.put(
                                method.toString().toUpperCase(Locale.ROOT) + " " + path,
                                scopes.stream()
                                        .map(scope -> Scope.of(scope.toString()).orElseThrow())
                                        .collect(Collectors.toUnmodifiableSet()));
                    }
                }));
        return routes;
    }

    @Test
    void everyRoute_isAmongThem() throws Exception {
        Set<String> tried = AccessRoute.all().stream()
                .map(route -> route.method() + " /api/v1/" + route.path() + "/{path}")
                .collect(Collectors.toCollection(TreeSet::new));
        AccountRoute.all().forEach(route -> tried.add(route.name()));
        assertThat(tried).isEqualTo(described().keySet());
    }

    @Test
    void everybody_isAnsweredAsTheScopesSay() throws Exception {
        Map<String, Set<Scope>> scopes = described();
        SoftAssertions all = new SoftAssertions();
        others.replies()
                .forEach((route, replies) -> replies.forEach(
                        (caller, reply) -> AccountTable.check(all, route, scopes.get(route.name()), caller, reply)));
        all.assertAll();
    }

    @Test
    void everybody_isAnsweredAsTheNodeSays() throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (AccessRoute route : AccessRoute.all()) {
            for (Person person : Person.values()) {
                for (Place place : Place.values()) {
                    check(all, route, person, place);
                }
            }
        }
        all.assertAll();
    }

    private static void check(SoftAssertions all, AccessRoute route, Person person, Place place) throws IOException {
        Wire.Reply reply = cast.send(person, route, place);
        var said = all.assertThat(reply.status())
                .as("%s %s by %s in %s: %s", route.method(), route.path(), person, place, reply.text());
        Right right = right(person, place);
        if (!person.scopes().containsAll(route.scopes())) {
            said.isEqualTo(401);
        } else if (right == Right.NONE) {
            said.isEqualTo(404);
            all.assertThat(detail(reply)).isEqualTo(AccessCast.missing(route, place));
        } else if (right == Right.READ && !route.isReading()) {
            said.isEqualTo(403);
        } else {
            said.isLessThan(300);
        }
    }

    private static Object detail(Wire.Reply reply) {
        return Json.parse(reply.text()) instanceof Map<?, ?> members && members.get("detail") instanceof String detail
                ? detail
                : reply.text();
    }

    /// As the policy says it.
    private static Right right(Person person, Place place) {
        return switch (place) {
            case MISSING -> Right.NONE;
            case OWN, TAGGED_IN_OWN ->
                switch (person) {
                    case ANN, ANNS_KEY_TO_READ, ADMIN -> Right.WRITE;
                    case ANONYMOUS, ANNS_KEY_FOR_THE_TAG, BOB, CARL -> Right.NONE;
                };
            case TAGGED, INHERITED ->
                switch (person) {
                    case ANN, ANNS_KEY_TO_READ, ANNS_KEY_FOR_THE_TAG, ADMIN -> Right.WRITE;
                    case BOB -> Right.READ;
                    case ANONYMOUS, CARL -> Right.NONE;
                };
            case PUBLIC ->
                switch (person) {
                    case ADMIN -> Right.WRITE;
                    case ANNS_KEY_FOR_THE_TAG -> Right.NONE;
                    case ANONYMOUS, ANN, ANNS_KEY_TO_READ, BOB, CARL -> Right.READ;
                };
        };
    }

    @Test
    void thePage_showsIt() throws Exception {
        String text = Files.readString(PAGE);
        String page = text.substring(0, text.indexOf(TABLE) + TABLE.length()) + "\n\n" + table() + "\n"
                + text.substring(text.indexOf(OTHERS), text.indexOf(TABLE_OF_OTHERS) + TABLE_OF_OTHERS.length())
                + "\n\n" + others.text(described());
        if (Boolean.getBoolean("access.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).hasContent(page);
    }

    private static String table() throws IOException {
        Map<String, List<Object>> rows = new LinkedHashMap<>();
        for (AccessRoute route : AccessRoute.all()) {
            List<Object> cells = new ArrayList<>();
            cells.add(scopes(route.scopes()));
            for (Column column : Column.values()) {
                cells.add(cast.send(column.person, route, column.place).status());
            }
            rows.put("`%s /%s/{path}`".formatted(route.method(), route.path()), cells);
        }
        StringBuilder table = new StringBuilder("| route | scopes |");
        for (Column column : Column.values()) {
            table.append(' ').append(column.title).append(" |");
        }
        table.append("\n|").append("---|".repeat(Column.values().length + 2)).append('\n');
        rows.forEach((route, cells) -> table.append("| ")
                .append(route)
                .append(" | ")
                .append(cells.stream().map(String::valueOf).collect(Collectors.joining(" | ")))
                .append(" |\n"));
        return table.toString();
    }

    static String scopes(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::text).collect(Collectors.joining(", "));
    }
}
