package dev.quadrel.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.cache.MovedClock;
import dev.quadrel.cache.StoredCaches;
import dev.quadrel.problem.ProblemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The store over a real Infinispan with a file store.
class TokenStoreTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    private final MovedClock clock = new MovedClock();
    private StoredCaches caches;
    private TokenStore tokens;

    @BeforeEach
    void start() {
        caches = new StoredCaches(folder);
        tokens = new TokenStore(caches.tokens(), TokenSettings.DEFAULTS, clock);
    }

    @AfterEach
    void stop() {
        caches.close();
    }

    // rule 1
    @Test
    void aNewToken_has32HexadecimalDigitsAndAnEmptyObject() {
        Set<Token> seen = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            Token token = tokens.create();
            assertThat(token.text()).matches("[0-9a-f]{32}");
            assertThat(seen.add(token)).isTrue();
        }
        assertThat(tokens.open(seen.iterator().next(), Expiry.usual())).isEmpty();
    }

    // rule 2
    @Test
    void eachUse_renews() {
        Token token = tokens.create();
        clock.pass(HOUR.minusSeconds(1));
        tokens.open(token, Expiry.usual());
        clock.pass(HOUR.minusSeconds(1));
        tokens.update(token, Expiry.usual(), object -> object.put("a", 1));
        clock.pass(HOUR.minusSeconds(1));
        assertThat(tokens.open(token, Expiry.after(Duration.ofSeconds(5)))).isEqualTo(Map.of("a", 1));
        clock.pass(Duration.ofSeconds(5));
        assertUnknown(() -> tokens.open(token, Expiry.usual()));
    }

    // rule 2
    @Test
    void aTokenThatIsNotUsed_goesAsAnyOther() {
        Token token = tokens.create();
        clock.pass(HOUR);
        assertUnknown(() -> tokens.open(token, Expiry.usual()));
    }

    // rule 2
    @Test
    void anObjectWithoutExpiry_staysForEver() {
        Token token = tokens.create();
        tokens.update(token, Expiry.never(), object -> object.put("a", 1));
        clock.pass(Duration.ofDays(100_000));
        assertThat(tokens.open(token, Expiry.usual())).isEqualTo(Map.of("a", 1));
    }

    // rule 2
    @Test
    void infinispanItself_removesWhatHasExpired() throws Exception {
        Token token = tokens.create();
        tokens.open(token, Expiry.after(Duration.ofMillis(1)));
        Thread.sleep(20);
        assertThat(caches.tokens().get(token.text())).isNull();
    }

    // rule 3
    @Test
    void anExpiryOfZeroOrLess_deletesAndGivesAThrowAwayObject() {
        for (long seconds : new long[] {0, -5}) {
            Token token = tokens.create();
            tokens.update(token, Expiry.usual(), object -> object.put("a", 1));
            Expiry gone = Expiry.after(Duration.ofSeconds(seconds));
            assertThat(tokens.update(token, gone, object -> object.put("b", 2))).isEqualTo(Map.of("b", 2));
            assertUnknown(() -> tokens.open(token, Expiry.usual()));
            assertThat(caches.tokens()).isEmpty();
        }
    }

    // rule 4
    @Test
    void aForeignToken_is404UnlessTheSettingAcceptsIt() {
        Token foreign = new Token("my own name");
        assertUnknown(() -> tokens.update(foreign, Expiry.usual(), object -> object.put("a", 1)));
        assertUnknown(() -> tokens.open(foreign, Expiry.after(Duration.ZERO)));
        TokenStore open = new TokenStore(caches.tokens(), new TokenSettings(HOUR, true), clock);
        open.update(foreign, Expiry.usual(), object -> object.put("a", 1));
        assertThat(open.open(foreign, Expiry.usual())).isEqualTo(Map.of("a", 1));
        clock.pass(HOUR);
        assertThat(open.open(foreign, Expiry.usual())).isEmpty();
    }

    // rule 4
    @Test
    void theMessage_doesNotHoldTheWholeToken() {
        assertThatThrownBy(() -> tokens.open(new Token("0123456789abcdef"), Expiry.usual()))
                .hasMessage("The token 01234567... is unknown or has expired");
    }

    // rule 5
    @Test
    void changesAtTheSameTime_areNeverLost() throws InterruptedException {
        Token token = tokens.create();
        List<Thread> threads = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 250; i++) {
                    tokens.update(token, Expiry.usual(), TokenStoreTest::addOne);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(tokens.open(token, Expiry.usual())).isEqualTo(Map.of("count", 2000));
    }

    // rule 5
    @Test
    void aChangeThatThrows_changesNothing() {
        Token token = tokens.create();
        assertThatThrownBy(() -> tokens.update(token, Expiry.usual(), object -> {
                    object.put("a", 1);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(tokens.open(token, Expiry.usual())).isEmpty();
    }

    // rule 6
    @Test
    void whatWasRead_isNotToBeChangedAndDoesNotChange() {
        Token token = tokens.create();
        Map<String, Object> read = tokens.open(token, Expiry.usual());
        assertThatThrownBy(() -> read.put("a", 1)).isInstanceOf(UnsupportedOperationException.class);
        Map<String, Object> changed = tokens.update(token, Expiry.usual(), object -> object.put("a", 1));
        assertThatThrownBy(changed::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThat(read).isEmpty();
    }

    // rule 8
    @Test
    void theTimeToLive_isWhatIsLeft() {
        Token token = tokens.create();
        assertThat(tokens.timeToLive(token)).hasValue(HOUR);
        clock.pass(Duration.ofMinutes(10));
        assertThat(tokens.timeToLive(token)).hasValue(Duration.ofMinutes(50));
        clock.pass(Duration.ofMinutes(50));
        assertThat(tokens.timeToLive(token)).hasValue(Duration.ZERO);
        assertThat(tokens.timeToLive(new Token("x"))).hasValue(Duration.ZERO);
        Token never = tokens.create();
        tokens.open(never, Expiry.never());
        assertThat(tokens.timeToLive(never)).isEqualTo(Optional.empty());
    }

    // rule 9
    @Test
    void theList_leavesOutWhatHasExpired() {
        Token first = tokens.create();
        clock.pass(Duration.ofMinutes(30));
        Token second = tokens.create();
        assertThat(tokens.list()).containsExactlyInAnyOrder(first, second);
        clock.pass(Duration.ofMinutes(30));
        assertThat(tokens.list()).containsExactly(second);
    }

    // rule 9
    @Test
    @SuppressWarnings("UnnecessaryAssignment") // no container here
    void theCommand_showsNoTokenWhole() {
        TokensCommand command = new TokensCommand();
        command.tokens = tokens;
        assertThat(command.run(List.of())).isEqualTo("0 tokens");
        Token token = tokens.create();
        tokens.open(token, Expiry.never());
        assertThat(command.run(List.of())).isEqualTo("1 token\n" + token.text().substring(0, 8) + "...  never expires");
        for (int i = 0; i < 100; i++) {
            tokens.create();
        }
        assertThat(command.run(List.of()))
                .startsWith("101 tokens, 100 of them\n")
                .contains("...  3600 s\n");
        assertThat(command.run(List.of()).lines()).hasSize(101);
    }

    @Test
    void anyJson_isKept() {
        Token token = tokens.create();
        Map<String, Object> value = Map.of("text", "grüezi \n \"x\"", "list", List.of(1, 2.5, true, Map.of("a", "b")));
        tokens.update(token, Expiry.usual(), object -> object.putAll(value));
        assertThat(tokens.open(token, Expiry.usual())).isEqualTo(value);
    }

    private static void addOne(Map<String, Object> object) {
        object.merge("count", 1, (count, one) -> (Integer) count + (Integer) one);
    }

    private static void assertUnknown(ThrowingCallable use) {
        assertThatThrownBy(use)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(404));
    }
}
