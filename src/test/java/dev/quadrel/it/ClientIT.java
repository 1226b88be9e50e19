package dev.quadrel.it;

import dev.quadrel.client.BriefLogin;
import dev.quadrel.client.EventLoginContract;
import dev.quadrel.client.LoginContract;
import dev.quadrel.client.NodesContract;
import dev.quadrel.client.SearchContract;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/// The Java client at Quadrel and at Tiled's own server: it does the same at both.
class ClientIT {

    private static ServerProcess quadrel;
    private static ServerProcess quadrelOfUsers;
    private static TiledServer tiled;
    private static TiledServer tiledOfUsers;

    @BeforeAll
    static void start() throws Exception {
        ForeignTools.tiledPython();
        quadrel = ServerProcess.start(
                Servers.home(),
                Map.of(
                        "quadrel.catalog.api-key",
                        "secret",
                        "quadrel.catalog.directory",
                        Servers.folder("client").toString()));
        quadrelOfUsers = ServerProcess.start(
                Servers.home(),
                Map.of(
                        "quadrel.access.password-provider",
                        "local",
                        "quadrel.access.initial-admin",
                        BriefLogin.NAME,
                        "quadrel.access.initial-password",
                        BriefLogin.PASSWORD,
                        "quadrel.access.access-token-life",
                        "3",
                        "quadrel.catalog.directory",
                        Servers.folder("client-users").toString()));
        tiled = TiledServer.start("client-tiled");
        tiledOfUsers = TiledServer.start("client-tiled-users", BriefLogin.NAME + ":" + BriefLogin.PASSWORD);
    }

    @AfterAll
    static void stop() throws IOException {
        quadrel.close();
        quadrelOfUsers.close();
        tiled.close();
        tiledOfUsers.close();
    }

    @Nested
    class NodesOfQuadrel extends NodesContract {

        @Override
        protected URI server() {
            return quadrel.uri("/api/v1?api_key=secret");
        }
    }

    @Nested
    class SearchOfQuadrel extends SearchContract {
        @Override
        protected URI server() {
            return quadrel.uri("/api/v1?api_key=secret");
        }

        @Override
        protected boolean knowsRegularExpressions() {
            return true;
        }
    }

    @Nested
    class NodesOfTiled extends NodesContract {

        @Override
        protected URI server() {
            return tiled.uri();
        }
    }

    @Nested
    class SearchOfTiled extends SearchContract {
        @Override
        protected URI server() {
            return tiled.uri();
        }

        @Override
        protected boolean knowsRegularExpressions() {
            return false;
        }
    }

    @Nested
    class LoginAtQuadrel extends LoginContract {

        @Override
        protected URI server() {
            return quadrelOfUsers.uri("/");
        }
    }

    @Nested
    class LoginAtTiled extends LoginContract {

        @Override
        protected URI server() {
            return tiledOfUsers.uri();
        }
    }

    @Nested
    class EventsOfQuadrelForUsers extends EventLoginContract {

        @Override
        protected URI server() {
            return quadrelOfUsers.uri("/");
        }
    }

    @Nested
    class EventsOfTiledForUsers extends EventLoginContract {

        @Override
        protected URI server() {
            return tiledOfUsers.uri();
        }
    }
}
