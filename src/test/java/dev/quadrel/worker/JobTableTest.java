package dev.quadrel.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.infinispan.Cache;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.manager.DefaultCacheManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobTableTest {

    private static final Duration LIFE = Duration.ofMinutes(1);

    private final DefaultCacheManager caches = new DefaultCacheManager(new GlobalConfigurationBuilder().build());
    private final JobTable table = new JobTable(cache("jobs"), cache("cargo"), LIFE);

    private Cache<String, String> cache(String name) {
        caches.defineConfiguration(name, new ConfigurationBuilder().build());
        return caches.getCache(name);
    }

    @AfterEach
    void stop() {
        caches.stop();
    }

    // rule 6
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 1000})
    void aLongText_isCutIntoPieces_eachGivenOnce(int size) {
        String text = "1234567890 \uD83D\uDE00\uD83D\uDE00 the quick brown fox \u00e9";
        List<String> keys = table.store(text, size, LIFE);
        List<String> pieces =
                keys.stream().map(key -> table.take(key).orElseThrow()).toList();
        assertThat(pieces.stream().collect(Collectors.joining())).isEqualTo(text);
        assertThat(pieces).allMatch(piece -> piece.length() <= size + 1);
        assertThat(pieces).noneMatch(piece -> Character.isLowSurrogate(piece.charAt(0)));
        assertThat(keys).allMatch(key -> table.take(key).isEmpty());
    }

    // rule 4
    @Test
    void aToken_isAWholeNumberThatADoubleHolds_withoutLeadingZero() {
        for (int i = 0; i < 1000; i++) {
            String token = table.newToken();
            assertThat(token).matches("[1-9]\\d{15}");
            assertThat(new BigDecimal(Double.parseDouble(token)).toPlainString())
                    .isEqualTo(token);
            assertThat(Call.text(Double.parseDouble(token))).isEqualTo(token);
            assertThat(Call.text(Long.parseLong(token))).isEqualTo(Call.text(token));
        }
    }

    @Test
    void aRecord_isTheSameAfterTheTable() {
        for (JobState state : List.of(
                new JobState.Running(new Progress.Report(0.25, "a \"quarter\"")),
                new JobState.Ended(new Outcome.Result("{\n}")),
                new JobState.Ended(new Outcome.Failure(418, "a teapot")))) {
            JobRecord record = new JobRecord("/w", "node", "me", Instant.parse("2026-01-02T03:04:05.678Z"), state);
            table.enter("1", record);
            assertThat(table.find("1")).contains(record);
        }
    }

    @Test
    void aNode_isNoJob() {
        table.live("here");
        assertThat(table.lives("here")).isTrue();
        assertThat(table.lives("there")).isFalse();
        assertThat(table.list()).isEmpty();
    }
}
