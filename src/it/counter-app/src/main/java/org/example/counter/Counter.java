package org.example.counter;

import dev.quadrel.livestate.LiveApplication;
import dev.quadrel.livestate.LiveProcedure;
import dev.quadrel.livestate.LiveServer;
import dev.quadrel.livestate.OnChange;
import dev.quadrel.livestate.State;
import dev.quadrel.livestate.Trigger;
import dev.quadrel.wslink.Arguments;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** A counter that all browsers share, and a trigger of each kind. */
@LiveApplication("counter")
public class Counter {

    private static final String MAIN = """
        <div id="counter">
          <p id="c">Count: {{ count }} / double: {{ double }}</p>
          <button id="plus" @click="count++">+1 in the page</button>
          <button id="inc" @click="trigger('inc')">+1 on the server</button>
          <button id="py" @click="trigger('inc', [10])">+10 on the server</button>
          <input id="name" v-model="name" :ref="(el) => trame.refs['myref'] = el">
          <p id="n">{{ name }}</p>
        </div>
        """;

    @Inject
    LiveServer server;

    @PostConstruct
    void begin() {
        State state = server.state();
        state.set("trame__title", "Counter demo");
        state.set("count", 0);
        state.set("name", "abc");
        state.set("double", 0);
        state.set("log", List.of());
        state.set("big", "");
        server.templates().put("main", MAIN);
    }

    @OnChange("count")
    void recompute(State state) {
        state.set("double", 2 * state.integer("count"));
    }

    @Trigger("add")
    Number add(Arguments arguments) {
        List<Number> numbers = Stream.concat(arguments.positional().stream(), arguments.named().values().stream())
                .map(Number.class::cast)
                .toList();
        boolean whole = numbers.stream().allMatch(Long.class::isInstance);
        return whole
                ? (Number) numbers.stream().mapToLong(Number::longValue).sum()
                : (Number) numbers.stream().mapToDouble(Number::doubleValue).sum();
    }

    @Trigger("inc")
    void inc(Optional<Long> n, State state) {
        state.set("count", state.integer("count") + n.orElse(1L));
    }

    @Trigger("fail")
    void fail() {
        throw new IllegalStateException("boom");
    }

    /** Off the server's thread, which goes on with other calls meanwhile. */
    @Trigger("aslow")
    CompletionStage<Map<String, Object>> slow(Object x) {
        return server.task(() -> {
            Thread.sleep(100);
            return Map.of("x", x);
        });
    }

    @Trigger("bad_result")
    Object badResult() {
        return new Object();
    }

    @Trigger("set_big")
    void setBig(int n, State state) {
        state.set("big", "x".repeat(n));
    }

    @Trigger("echo")
    Map<String, Object> echo(Arguments arguments) {
        return both("args", arguments.positional(), "kwargs", arguments.named());
    }

    @Trigger("bin")
    byte[] bytes(int n) {
        byte[] bytes = new byte[n];
        Arrays.fill(bytes, (byte) 0x7a);
        return bytes;
    }

    @Trigger("jscall")
    void call() {
        server.jsCall("myref", "focus", 1, "two", Map.of("three", 3));
    }

    @Trigger("push")
    void push(Arguments arguments) throws Exception {
        server.forceStatePush(arguments.positional().toArray(String[]::new));
    }

    @Trigger("dump_log")
    List<Object> dumpLog(State state) {
        return state.list("log");
    }

    @LiveProcedure("my.proto.echo")
    Map<String, Object> echoProcedure(Arguments arguments) {
        return both("a", arguments.positional(), "k", arguments.named());
    }

    @LiveProcedure("my.proto.pub")
    boolean publish(String topic, Object data) {
        server.protocols().publish(topic, data);
        return true;
    }

    @LiveProcedure("my.proto.att")
    Map<String, Object> attachment() {
        return both("blob", new byte[] {1, 2, 3}, "l", List.of(new byte[] {0x7a, 0x7a}));
    }

    /** In this order. */
    private static Map<String, Object> both(String one, Object first, String two, Object second) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(one, first);
        map.put(two, second);
        return map;
    }
}
