package org.example.check;

import dev.quadrel.livestate.LiveApplication;
import dev.quadrel.livestate.LiveServer;
import dev.quadrel.livestate.OnConnect;
import dev.quadrel.livestate.OnDisconnect;
import dev.quadrel.livestate.State;
import dev.quadrel.livestate.Trigger;
import dev.quadrel.wslink.Peer;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Notes of each browser session, apart from those of others. */
@LiveApplication(value = "notes", scope = LiveApplication.Scope.SESSION)
public class Notes {

    private static final AtomicInteger MADE = new AtomicInteger();
    private static final AtomicInteger GONE = new AtomicInteger();
    private static final List<WeakReference<byte[]>> MEMORY = new CopyOnWriteArrayList<>();

    @Inject
    LiveServer server;

    /** What a session takes of the heap. */
    private final byte[] memory = new byte[1 << 20];

    @PostConstruct
    void begin() {
        MADE.incrementAndGet();
        MEMORY.add(new WeakReference<>(memory));
        server.state().set("notes", List.of());
        server.state().set("met", List.of());
        server.state().set("here", 0);
        server.templates()
                .put("main", "<p id=\"notes\">{{ notes.join(' ') }}</p><p id=\"met\">{{ met.join(' ') }}</p>");
    }

    @OnConnect
    void met(Peer peer, State state) {
        String user = peer.handshake().principal().map(p -> "signed in").orElse("nobody");
        add(state, "met", user + " " + peer.handshake().parameter("case").orElse("-"));
        state.set("here", state.integer("here") + 1);
    }

    @OnDisconnect
    void left(State state) {
        state.set("here", state.integer("here") - 1);
    }

    @Trigger("note")
    void note(String text, State state) {
        add(state, "notes", text);
    }

    @Trigger("who")
    String who(Peer peer) {
        return peer.handshake()
                .principal()
                .map(java.security.Principal::getName)
                .orElse("nobody");
    }

    private static void add(State state, String key, String text) {
        List<Object> all = new ArrayList<>(state.list(key));
        all.add(text);
        state.set(key, all);
    }

    @PreDestroy
    void end() {
        GONE.incrementAndGet();
    }

    /** How many there were, how many have ended, how many are in memory. */
    @WebServlet("/check-notes")
    public static class Count extends HttpServlet {

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            System.gc();
            long held = MEMORY.stream().filter(memory -> memory.get() != null).count();
            response.getWriter().printf("%d %d %d%n", MADE.get(), GONE.get(), held);
        }
    }
}
