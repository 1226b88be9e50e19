package dev.quadrel.token;

import dev.quadrel.cache.ServerCaches;
import dev.quadrel.figures.Figure;
import dev.quadrel.figures.FigureSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// How many tokens there are, once one is used.
@ApplicationScoped
class TokenFigures implements FigureSource {

    private static final long SECONDS = 10_000_000_000L;

    @Inject
    TokenStore tokens;

    private long counted;
    private long last;

    /// Counting reads all of them: not at each question.
    @Override
    public synchronized List<Figure> figures() {
        if (!ServerCaches.isStarted("tokens")) {
            return List.of(figure(0));
        }
        long now = System.nanoTime();
        if (last == 0 || now - last > SECONDS) {
            counted = tokens.list().size();
            last = now;
        }
        return List.of(figure(counted));
    }

    private static Figure figure(long count) {
        return Figure.gauge("quadrel_tokens", "Tokens that have not expired", count);
    }
}
