package dev.quadrel.livestate;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A file with what a live server and its browsers tell each other, for those who look for a fault; empty at
/// the start. In place of bytes it has their type. What cannot be written is logged and left out.
final class NetworkLog {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.livestate");
    private static final String LINE = "-".repeat(60) + "\n";

    /// What is written.
    enum Kind {
        INITIAL_STATE("INITIAL STATE"),
        STATE_FROM_CLIENT("STATE: Client => Server"),
        STATE_TO_CLIENT("STATE: Server => Client"),
        ACTION_FROM_CLIENT("EVENT: Client => Server"),
        ACTION_TO_CLIENT("EVENT: Server => Client");

        private final String title;

        Kind(String title) {
            this.title = title;
        }
    }

    private final Optional<Path> file;

    NetworkLog(Optional<Path> file) {
        this.file = file;
        file.ifPresent(NetworkLog::delete);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warnf("The network log %s cannot be emptied: %s", file, e);
        }
    }

    boolean isOn() {
        return file.isPresent();
    }

    void write(Kind kind, @Nullable Object value) {
        file.ifPresent(log -> append(log, "----------- " + kind.title + " -----------\n" + json(value) + "\n" + LINE));
    }

    private static String json(@Nullable Object value) {
        try {
            return Writer.JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            return "\"" + e.getOriginalMessage() + "\"";
        }
    }

    private static void append(Path log, String text) {
        try {
            Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.warnf("The network log %s cannot be written: %s", log, e);
        }
    }

    /// Made when something is logged.
    private static final class Writer {

        static final ObjectWriter JSON = JsonMapper.builder()
                .addModule(new SimpleModule().addSerializer(byte[].class, new TypeName()))
                .build()
                .writerWithDefaultPrettyPrinter();

        private Writer() {}
    }

    private static final class TypeName extends JsonSerializer<byte[]> {

        @Override
        public void serialize(byte[] value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString("<class 'bytes'>");
        }
    }
}
