package dev.quadrel.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwarderPathTest {

    // rule 1
    @ParameterizedTest
    @CsvSource({
        "/foo/a/b, /base/a/b",
        "/foo/, /base/",
        "/foo, /base/",
        "/foo?q=1, /base/?q=1",
        "/foo/a%2Fb, /base/a%2Fb",
        "/foo/a%2fb, /base/a%2fb",
        "/foo/a%20b, /base/a%20b",
        "/foo/a+b, /base/a+b",
        "/foo/%C3%A4%25%3F%23, /base/%C3%A4%25%3F%23",
        "/foo/a;v=1/b;w=2, /base/a;v=1/b;w=2",
        "/foo//a//, /base//a//",
        "/foo/./a, /base/./a",
        "/foo/..a/b.., /base/..a/b..",
        "/foo/:v/@x/a=b&c!$'()*, /base/:v/@x/a=b&c!$'()*"
    })
    void path_arrivesAsTheClientSentIt(String sent, String arrives) throws IOException {
        assertThat(requestLine(sent)).isEqualTo("GET " + arrives + " HTTP/1.1");
    }

    // rule 3
    @ParameterizedTest
    @ValueSource(
            strings = {"q=1", "q=1&q=1", "a=b?c=d", "a%20b=c+d&e=%26", "flag", "x=%2F..%2F", "json=%7B%22a%22%3A1%7D"})
    void query_arrivesOnceAndAsSent(String query) throws IOException {
        assertThat(requestLine("/foo/x?" + query)).isEqualTo("GET /base/x?" + query + " HTTP/1.1");
    }

    // rule 1
    @Test
    void absoluteRequestLine_isForwardedByItsPath() throws IOException {
        assertThat(requestLine("http://example.org/foo/x?q=1")).isEqualTo("GET /base/x?q=1 HTTP/1.1");
    }

    // rule 4
    @ParameterizedTest
    @ValueSource(
            strings = {"/foo/..", "/foo/../a", "/foo/%2e%2E/a", "/foo/a%2F..%2fb", "/foo/.%2e;x/a", "/foo/a%5c..%5Cb"})
    void parentSegment_is400AndNotForwarded(String path) throws IOException {
        try (RawTarget target = RawTarget.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                Front front = Front.to(target.uri())) {
            String answer = get(front, path);
            assertThat(answer).startsWith("HTTP/1.1 400 ").contains("Content-Type: application/json\r\n");
            assertThat(answer).contains("\"detail\":\"The path '" + path + "' has a '..' segment");
            assertThat(target.connections()).isZero();
        }
    }

    // rule 1
    @Test
    void otherPath_goesToTheNextHandler() throws IOException {
        try (RawTarget target = RawTarget.answering("");
                Front front = Front.to(target.uri())) {
            assertThat(get(front, "/food")).startsWith("HTTP/1.1 404 ").endsWith("next");
            assertThat(get(front, "/")).startsWith("HTTP/1.1 404 ").endsWith("next");
            assertThat(target.connections()).isZero();
        }
    }

    private static String requestLine(String uri) throws IOException {
        try (RawTarget target = new RawTarget(ForwarderPathTest::answerRequestLine);
                Front front = Front.to(target.uri() + "base")) {
            return get(front, uri).split("\r\n\r\n", 2)[1];
        }
    }

    private static void answerRequestLine(RawTarget.Connection connection) throws IOException {
        String line = connection.head().split("\r\n", 2)[0];
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + line.length() + "\r\n\r\n" + line);
    }

    private static String get(Front front, String uri) throws IOException {
        return RawClient.exchange(front, "GET " + uri + " HTTP/1.1", "Host: example.org", "Connection: close");
    }
}
