import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// A load of live state, the same for Quadrel and for trame-server: `LiveLoad URL SECRET CASE CLIENTS WARM-UP SECONDS`.
/// Prints one line of JSON: operations a second, and their times in milliseconds.
///
/// Cases: `rpc` (64 calls in flight of each client), `megabyte` (an echo of 1 MB after the other), `update` (a client
/// sets `count`, until all have the `double` that the server makes of it), `trigger` (the same by a trigger),
/// `steady` (an update each second; times are those of the deliveries).
final class LiveLoad {

    private static final int IN_FLIGHT = 64;
    private static final int MEGABYTE = 1_000_000;

    private LiveLoad() {}

    public static void main(String[] arguments) throws Exception {
        URI address = URI.create(arguments[0]);
        int count = Integer.parseInt(arguments[3]);
        double warmUp = Double.parseDouble(arguments[4]);
        double seconds = Double.parseDouble(arguments[5]);
        LiveSockets sockets = new LiveSockets(address);
        List<LiveClient> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(LiveClient.open(sockets, arguments[1]));
        }
        Result result =
                switch (arguments[2]) {
                    case "rpc" -> rpc(clients, warmUp, seconds);
                    case "megabyte" -> megabyte(clients.getFirst(), warmUp, seconds);
                    case "update" -> broadcast(clients, warmUp, seconds, LiveLoad::update);
                    case "trigger" -> broadcast(clients, warmUp, seconds, LiveLoad::trigger);
                    case "steady" -> steady(clients, seconds);
                    default -> throw new IllegalArgumentException("There is no case " + arguments[2]);
                };
        System.out.println(result.json());
        System.exit(0);
    }

    /// @param rate operations a second
    /// @param nanoseconds of each
    record Result(double rate, long[] nanoseconds) {

        String json() {
            Arrays.sort(nanoseconds);
            return String.format(
                    Locale.ROOT,
                    "{\"rate\": %.1f, \"p50\": %.3f, \"p99\": %.3f, \"count\": %d}",
                    rate,
                    quantile(0.5),
                    quantile(0.99),
                    nanoseconds.length);
        }

        private double quantile(double share) {
            return nanoseconds.length == 0 ? 0 : nanoseconds[(int) (share * (nanoseconds.length - 1))] / 1e6;
        }
    }

    private static Result rpc(List<LiveClient> clients, double warmUp, double seconds) throws Exception {
        LongAdder answers = new LongAdder();
        for (LiveClient client : clients) {
            Thread.ofVirtual().start(() -> {
                Semaphore free = new Semaphore(IN_FLIGHT);
                while (true) {
                    free.acquireUninterruptibly();
                    client.call("my.proto.echo", List.of(7)).whenComplete((answer, failure) -> {
                        answers.increment();
                        free.release();
                    });
                }
            });
        }
        pause(warmUp);
        long before = answers.sum();
        long start = System.nanoTime();
        pause(seconds);
        return new Result((answers.sum() - before) * 1e9 / (System.nanoTime() - start), new long[0]);
    }

    private static Result megabyte(LiveClient client, double warmUp, double seconds) throws Exception {
        client.prepareEcho("x".repeat(MEGABYTE));
        return timed(warmUp, seconds, i -> {
            if (!client.echo().get(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Another text came back");
            }
        });
    }

    /// What is done again and again.
    private interface Step {
        void run(int number) throws Exception;
    }

    private static Result timed(double warmUp, double seconds, Step step) throws Exception {
        int number = 1;
        for (long end = System.nanoTime() + (long) (warmUp * 1e9); System.nanoTime() < end; number++) {
            step.run(number);
        }
        List<Long> times = new ArrayList<>();
        long start = System.nanoTime();
        for (long end = start + (long) (seconds * 1e9); System.nanoTime() < end; number++) {
            long before = System.nanoTime();
            step.run(number);
            times.add(System.nanoTime() - before);
        }
        double rate = times.size() * 1e9 / (System.nanoTime() - start);
        return new Result(rate, times.stream().mapToLong(Long::longValue).toArray());
    }

    /// How one client changes what all see.
    private interface Change {
        CompletableFuture<Object> make(LiveClient client, long value);
    }

    private static CompletableFuture<Object> update(LiveClient client, long value) {
        return client.call("trame.state.update", List.of(List.of(Map.of("key", "count", "value", value))));
    }

    private static CompletableFuture<Object> trigger(LiveClient client, long value) {
        return client.call("trame.trigger", List.of("inc", List.of(), Map.of()));
    }

    private static Result broadcast(List<LiveClient> clients, double warmUp, double seconds, Change change)
            throws Exception {
        long first = System.nanoTime() % 1_000_000_000;
        update(clients.getFirst(), first).get(30, TimeUnit.SECONDS);
        return timed(warmUp, seconds, i -> {
            long value = first + i;
            List<CompletableFuture<Long>> seen =
                    clients.stream().map(client -> client.await(2 * value)).toList();
            change.make(clients.get(i % clients.size()), value).get(30, TimeUnit.SECONDS);
            for (CompletableFuture<Long> one : seen) {
                one.get(30, TimeUnit.SECONDS);
            }
        });
    }

    private static Result steady(List<LiveClient> clients, double seconds) throws Exception {
        long first = System.nanoTime() % 1_000_000_000;
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < seconds; i++) {
            long value = first + i;
            List<CompletableFuture<Long>> seen =
                    clients.stream().map(client -> client.await(2 * value)).toList();
            long start = System.nanoTime();
            update(clients.getFirst(), value);
            for (CompletableFuture<Long> one : seen) {
                times.add(one.get(30, TimeUnit.SECONDS) - start);
            }
            pause(1 - (System.nanoTime() - start) / 1e9);
        }
        return new Result(1, times.stream().mapToLong(Long::longValue).toArray());
    }

    private static void pause(double seconds) throws InterruptedException {
        Thread.sleep(Math.max(0, (long) (seconds * 1000)));
    }
}
