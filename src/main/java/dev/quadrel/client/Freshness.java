package dev.quadrel.client;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How long answers hold, by what the server has said (RFC 9111).
record Freshness(Clock clock) {

    private static final String MAX_AGE = "max-age=";
    private static final List<String> RENEWED = List.of("Cache-Control", "Date", "ETag", "Expires");

    /// Whether it can be used again at all.
    boolean isKept(Reply reply) {
        return !says(reply, "no-store")
                && (reply.header("ETag").isPresent() || end(reply).isPresent());
    }

    /// Whether it can be used without asking.
    boolean isFresh(Reply reply) {
        return !says(reply, "must-revalidate")
                && !says(reply, "no-cache")
                && end(reply).filter(end -> clock.instant().isBefore(end)).isPresent();
    }

    /// What is kept, with what a later answer of 304 says about how long it holds.
    static Reply renewed(Reply kept, Reply said) {
        Map<String, List<String>> headers = new TreeMap<>(kept.headers().map());
        RENEWED.forEach(name -> {
            List<String> values = said.headers().allValues(name);
            if (!values.isEmpty()) {
                headers.keySet().removeIf(name::equalsIgnoreCase);
                headers.put(name, values);
            }
        });
        return new Reply(kept.status(), kept.uri(), HttpHeaders.of(headers, (_, _) -> true), kept.body());
    }

    private static boolean says(Reply reply, String word) {
        return words(reply).contains(word);
    }

    private static List<String> words(Reply reply) {
        return reply.headers().allValues("Cache-Control").stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    /// What is no number makes the answer old at once.
    private static Optional<Instant> end(Reply reply) {
        Optional<Long> age = words(reply).stream()
                .filter(word -> word.startsWith(MAX_AGE))
                .map(word -> Seconds.parse(word.substring(MAX_AGE.length())).orElse(0L))
                .findFirst();
        if (age.isPresent()) {
            return date(reply, "Date").map(date -> date.plusSeconds(age.get()));
        }
        return date(reply, "Expires");
    }

    private static Optional<Instant> date(Reply reply, String header) {
        try {
            return reply.header(header)
                    .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
