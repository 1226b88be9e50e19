package dev.quadrel.it;

import dev.quadrel.client.ArrayClientContract;
import dev.quadrel.client.FilesContract;
import dev.quadrel.client.PythonContract;
import dev.quadrel.client.RestClientContract;
import dev.quadrel.client.SubscriptionContract;
import dev.quadrel.client.SyncContract;
import dev.quadrel.client.TableClientContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/// Data through the Java client, at Quadrel and at Tiled's own server, and from one to the other.
class ClientDataIT {

    private static final String READABLE = "client-data-readable";
    private static final String READABLE_OF_TILED = "client-data-tiled";

    private static ServerProcess quadrel;
    private static TiledServer tiled;

    @BeforeAll
    static void start() throws Exception {
        ForeignTools.tiledPython();
        quadrel = ServerProcess.start(
                Servers.home(),
                Map.of(
                        "quadrel.catalog.api-key",
                        "secret",
                        "quadrel.catalog.directory",
                        Servers.folder("client-data").toString(),
                        "quadrel.catalog.readable-storage",
                        Servers.folder(READABLE).toString()));
        tiled = TiledServer.start(READABLE_OF_TILED);
    }

    @AfterAll
    static void stop() throws IOException {
        quadrel.close();
        tiled.close();
    }

    private static String ofQuadrel() {
        return quadrel.uri("/api/v1?api_key=secret").toString();
    }

    private static String ofTiled() {
        return tiled.uri().toString();
    }

    @Nested
    class ArraysOfQuadrel extends ArrayClientContract {
        @Override
        protected String server() {
            return ofQuadrel();
        }

        @Override
        protected boolean exportsBackwards() {
            return true;
        }
    }

    @Nested
    class ArraysOfTiled extends ArrayClientContract {
        @Override
        protected String server() {
            return ofTiled();
        }

        @Override
        protected boolean exportsBackwards() {
            return false;
        }
    }

    @Nested
    class TablesOfQuadrel extends TableClientContract {
        @Override
        protected String server() {
            return ofQuadrel();
        }
    }

    @Nested
    class TablesOfTiled extends TableClientContract {
        @Override
        protected String server() {
            return ofTiled();
        }
    }

    @Nested
    class TheRestOfQuadrel extends RestClientContract {
        @Override
        protected String server() {
            return ofQuadrel();
        }
    }

    @Nested
    class TheRestOfTiled extends RestClientContract {
        @Override
        protected String server() {
            return ofTiled();
        }
    }

    @Nested
    class EventsOfQuadrel extends SubscriptionContract {
        @Override
        protected String server() {
            return ofQuadrel();
        }
    }

    @Nested
    class EventsOfTiled extends SubscriptionContract {
        @Override
        protected String server() {
            return ofTiled();
        }
    }

    @Nested
    class FilesOfQuadrel extends FilesContract {
        @Override
        protected String server() {
            return ofQuadrel();
        }

        @Override
        protected Path readable() {
            return Servers.folder(READABLE);
        }

        @Override
        protected boolean findsStructures() {
            return true;
        }
    }

    @Nested
    class FilesOfTiled extends FilesContract {
        @Override
        protected String server() {
            return ofTiled();
        }

        @Override
        protected Path readable() {
            return Servers.folder(READABLE_OF_TILED);
        }

        @Override
        protected boolean findsStructures() {
            return false;
        }
    }

    @Nested
    class FromQuadrelToTiled extends SyncContract {
        @Override
        protected String source() {
            return ofQuadrel();
        }

        @Override
        protected String target() {
            return ofTiled();
        }
    }

    @Nested
    class FromTiledToQuadrel extends SyncContract {
        @Override
        protected String source() {
            return ofTiled();
        }

        @Override
        protected String target() {
            return ofQuadrel();
        }
    }

    @Nested
    class FromTiledToTiled extends SyncContract {
        @Override
        protected String source() {
            return ofTiled();
        }

        @Override
        protected String target() {
            return ofTiled();
        }
    }

    @Nested
    class PythonAtQuadrel extends PythonContract {
        @Override
        protected String server() {
            return ofQuadrel();
        }

        @Override
        protected Path python() {
            return ForeignTools.tiledPython();
        }

        @Override
        protected boolean storesLongDoubles() {
            return true;
        }
    }

    @Nested
    class PythonAtTiled extends PythonContract {
        @Override
        protected String server() {
            return ofTiled();
        }

        @Override
        protected Path python() {
            return ForeignTools.tiledPython();
        }

        @Override
        protected boolean storesLongDoubles() {
            return false;
        }
    }
}
