package dev.quadrel.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrel.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever bytes come, there is a result or a 4xx; any other exception fails the test. The seed is fixed.
class RequestFuzzTest {

    private static final int ROUNDS = 20_000;
    private static final String[] PIECES = {
        "--b",
        "--b--",
        "\r\n",
        "\r",
        "\n",
        "-",
        "\r\n--b\r\n",
        "\r\n--b--\r\n",
        "\r\n\r\n",
        "Content-Disposition: form-data; name=",
        "; filename=",
        "; filename*=UTF-8''",
        "Content-Type: a/b",
        "Content-Transfer-Encoding: base64",
        ":",
        ";",
        "\"",
        "\\",
        "a",
        "%",
        "%41",
        "%ff",
        "{",
        "}",
        "[",
        "]",
        ",",
        "1e9",
        "NaN",
        "\"x\"",
        "null",
        "\u0000",
        "\u00ff\u00fe",
        "\u00ef\u00bb\u00bf",
        " ",
        "=",
        "&",
        "+",
        "x=1"
    };

    @TempDir
    Path folder;

    private final Random random = new Random(20260101);

    // rule 18
    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b"})
    void anyBody_givesAResultOrA4xx(String contentType) {
        int results = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] body = round % 4 == 0 ? bytes() : pieces().getBytes(ISO_8859_1);
            RequestArguments arguments = PlainSource.post(contentType, new ByteArrayInputStream(body))
                    .arguments(settings());
            results += answers(() -> {
                arguments.post();
                arguments.files().values().forEach(UploadedFile::bytes);
            });
            arguments.close();
        }
        assertThat(results).as("some bodies are well-formed").isPositive();
        assertThat(folder).isEmptyDirectory();
    }

    // rule 18
    @Test
    void mutatedMultipart_givesAResultOrA4xx() {
        byte[] good = new MultipartText()
                .raw("pre\r\n")
                .field("a", "1")
                .file("f", new byte[70])
                .field("b", "2")
                .end();
        int results = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] body = good.clone();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            RequestArguments arguments = PlainSource.multipart(body).arguments(settings());
            results += answers(arguments::post);
            arguments.close();
        }
        assertThat(results).isBetween(1, ROUNDS - 1);
        assertThat(folder).isEmptyDirectory();
    }

    // rule 18
    @Test
    void anyHead_givesAResultOrA4xx() {
        int results = 0;
        for (int round = 0; round < ROUNDS; round++) {
            RequestArguments arguments = PlainSource.get("/" + pieces(), pieces())
                    .remaining(pieces())
                    .fragment(pieces())
                    .header("Content-Type", pieces())
                    .arguments(settings());
            results += answers(arguments::query);
            results += answers(arguments::paths);
            results += answers(arguments::path);
            results += answers(arguments::fragment);
            results += answers(arguments::post);
        }
        assertThat(results).isPositive();
    }

    private static int answers(Runnable read) {
        try {
            read.run();
            return 1;
        } catch (ProblemException e) {
            assertThat(e.problem().status()).isBetween(400, 499);
            return 0;
        }
    }

    private String pieces() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(60)];
        random.nextBytes(bytes);
        return bytes;
    }

    private RequestSettings settings() {
        return new RequestSettings(80, 100, 10, folder);
    }
}
