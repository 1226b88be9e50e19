package dev.quadrel.http;

import dev.quadrel.figures.Figure;
import dev.quadrel.figures.Figure.Sample;
import dev.quadrel.figures.FigureSource;
import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpServerExchange;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Counts requests as they end, by status and by who answered, and how long those took that were not answered at once.
/// A counter costs a few nanoseconds, and the time is taken anyway, for [SlowRequests]. Thread safe.
@ApplicationScoped
public class RequestFigures implements FigureSource {

    private static final String DURATION = "quadrel_request_duration_seconds";
    private static final double NANOS = 1e9;
    private static final int CLASSES = 5;
    private static final int STATUSES_OF_A_CLASS = 100;

    /// Upper bounds in nanoseconds; the last bucket has none.
    private static final long[] BOUNDS = {
        1_000_000L, 5_000_000L, 25_000_000L, 100_000_000L, 500_000_000L, 2_500_000_000L, 10_000_000_000L
    };

    /// Those of the one deployment whose classes these are.
    private static final LongAdder[] STATUSES = adders(CLASSES);

    private static final LongAdder[] BUCKETS = adders(BOUNDS.length + 1);
    private static final LongAdder NANOSECONDS = new LongAdder();

    /// Who answers a request.
    enum Kind implements ExchangeCompletionListener {
        RESOURCE,
        FILE,
        OTHER;

        @SuppressWarnings("ImmutableEnumChecker")
        private final LongAdder count = new LongAdder();

        @Override
        public void exchangeEvent(HttpServerExchange exchange, NextListener rest) {
            count.increment();
            STATUSES[Math.clamp(exchange.getStatusCode() / STATUSES_OF_A_CLASS, 1, CLASSES) - 1].increment();
            rest.proceed();
        }
    }

    private static LongAdder[] adders(int count) {
        return Stream.generate(LongAdder::new).limit(count).toArray(LongAdder[]::new);
    }

    static void took(long nanoseconds) {
        int bucket = 0;
        while (bucket < BOUNDS.length && nanoseconds > BOUNDS[bucket]) {
            bucket++;
        }
        BUCKETS[bucket].increment();
        NANOSECONDS.add(nanoseconds);
    }

    @Override
    public List<Figure> figures() {
        List<Sample> statuses = IntStream.range(0, CLASSES)
                .mapToObj(i -> new Sample(Map.of("status", (i + 1) + "xx"), STATUSES[i].sum()))
                .toList();
        List<Sample> kinds = Stream.of(Kind.values())
                .map(kind -> new Sample(Map.of("kind", kind.name().toLowerCase(Locale.ROOT)), kind.count.sum()))
                .toList();
        return List.of(
                new Figure("quadrel_requests_total", Figure.Type.COUNTER, "Requests by class of status", statuses),
                new Figure(
                        "quadrel_requests_answered_total", Figure.Type.COUNTER, "Requests by who answered them", kinds),
                durations());
    }

    private static Figure durations() {
        List<Sample> samples = new ArrayList<>();
        long count = 0;
        for (int i = 0; i < BUCKETS.length; i++) {
            count += BUCKETS[i].sum();
            String bound = i < BOUNDS.length ? Double.toString(BOUNDS[i] / NANOS) : "+Inf";
            samples.add(new Sample("_bucket", Map.of("le", bound), count));
        }
        samples.add(new Sample("_sum", Map.of(), NANOSECONDS.sum() / NANOS));
        samples.add(new Sample("_count", Map.of(), count));
        return new Figure(
                DURATION, Figure.Type.HISTOGRAM, "How long requests took that were not answered at once", samples);
    }
}
