package dev.quadrel.identity;

import dev.quadrel.figures.Figure;
import dev.quadrel.figures.FigureSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// How many users there are, once one has made a request.
@ApplicationScoped
class UserFigures implements FigureSource {

    @Inject
    IdentityStore store;

    @Override
    public List<Figure> figures() {
        if (!store.isOpen()) {
            return List.of();
        }
        return store.open().database().read(rows -> {
            AdminRows all = new AdminRows(rows);
            return List.of(
                    Figure.gauge("quadrel_principals", "Users and services", all.countPrincipals()),
                    Figure.gauge("quadrel_sessions", "Sessions that hold", all.countSessions()),
                    Figure.gauge("quadrel_api_keys", "API keys of users and services", all.countKeys()));
        });
    }
}
