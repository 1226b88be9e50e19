package dev.quadrel.staticfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypesTest {

    // rule 14
    @ParameterizedTest
    @CsvSource({
        "a.html, text/html",
        "a.htm, text/html",
        "A.HTML, text/html",
        "a.css, text/css",
        "a.js, text/javascript",
        "a.mjs, text/javascript",
        "a.md, text/markdown",
        "a.csv, text/csv",
        "a.tsv, text/tab-separated-values",
        "a.txt, text/plain",
        "a.log, text/plain",
        "a.py, text/x-python",
        "a.svg, image/svg+xml"
    })
    void text_isUtf8(String name, String type) {
        assertThat(MediaTypes.of(name)).isEqualTo(type + "; charset=utf-8");
    }

    // rule 14
    @ParameterizedTest
    @CsvSource({
        "a.json, application/json",
        "a.js.map, application/json",
        "a.webmanifest, application/manifest+json",
        "a.wasm, application/wasm",
        "a.ico, image/vnd.microsoft.icon",
        "a.png, image/png",
        "a.jpg, image/jpeg",
        "a.jpeg, image/jpeg",
        "a.gif, image/gif",
        "a.webp, image/webp",
        "a.avif, image/avif",
        "a.pdf, application/pdf",
        "a.eot, application/vnd.ms-fontobject",
        "a.ttf, font/ttf",
        "a.otf, font/otf",
        "a.woff, font/woff",
        "a.woff2, font/woff2",
        "a.bin, application/octet-stream",
        "a.unheard-of, application/octet-stream",
        "a., application/octet-stream",
        "README, application/octet-stream",
        "html, application/octet-stream"
    })
    void otherTypes_nameNoCharset(String name, String type) {
        assertThat(MediaTypes.of(name)).isEqualTo(type);
    }

    // rule 10
    @ParameterizedTest
    @ValueSource(strings = {"a.html", "a.js", "a.json", "a.svg", "a.wasm", "a.ttf", "a.csv", "a.ico"})
    void textLikeTypes_areCompressible(String name) {
        assertThat(MediaTypes.isCompressible(MediaTypes.of(name))).isTrue();
    }

    // rule 10
    @ParameterizedTest
    @ValueSource(strings = {"a.png", "a.jpg", "a.zip", "a.gz", "a.woff2", "a.pdf", "a.bin", "a.mp4"})
    void packedTypes_areNot(String name) {
        assertThat(MediaTypes.isCompressible(MediaTypes.of(name))).isFalse();
    }
}
