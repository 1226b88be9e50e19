package dev.quadrel.negotiation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {

    private static final EntityTag PLAIN = EntityTag.ofBytes("hello".getBytes(UTF_8));

    // rule 10
    @Test
    void tagOfBytes_isTheirCrc32WithoutPadding() {
        assertThat(PLAIN.quoted()).isEqualTo("\"3610a686\"");
        assertThat(EntityTag.ofBytes(new byte[0]).quoted()).isEqualTo("\"0\"");
        assertThat(EntityTag.ofBytes("62".getBytes(UTF_8)).quoted()).isEqualTo("\"12d20a\"");
    }

    // rule 10
    @Test
    void eachCoding_hasItsOwnTag() {
        assertThat(PLAIN.coded("gzip").quoted()).isEqualTo("\"3610a686-gzip\"");
        assertThat(PLAIN.coded("br").quoted()).isEqualTo("\"3610a686-br\"");
    }

    // rule 10
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"3610a686\"",
                "W/\"3610a686\"",
                "3610a686",
                "*",
                " * ",
                "\"x\", \"3610a686\"",
                "\"x\",W/\"3610a686\" ,\"y\"",
                "\"x\", 3610a686"
            })
    void ifNoneMatch_namesTheTag(String header) {
        assertThat(PLAIN.isNamedBy(header)).isTrue();
    }

    // rule 10
    @ParameterizedTest
    @ValueSource(strings = {"", "\"x\"", "\"3610A686\"", "w/\"3610a686\"", "\"3610a686-gzip\"", "3610a6860", "\"*\""})
    void ifNoneMatch_namesAnotherTag(String header) {
        assertThat(PLAIN.isNamedBy(header)).isFalse();
    }

    // rule 10
    @Test
    void tagInACoding_isNotNamedByTheOtherCodings() {
        EntityTag gzip = PLAIN.coded("gzip");
        assertThat(gzip.isNamedBy("\"3610a686\"")).isFalse();
        assertThat(gzip.isNamedBy("W/\"3610a686-gzip\"")).isTrue();
        assertThat(gzip.isNamedBy("3610a686")).as("quick_server's clients").isTrue();
    }

    // rule 10
    @Test
    void strongComparison_refusesWeakTags() {
        assertThat(PLAIN.isNamedStronglyBy("\"x\", \"3610a686\"")).isTrue();
        assertThat(PLAIN.isNamedStronglyBy("*")).isTrue();
        assertThat(PLAIN.isNamedStronglyBy("W/\"3610a686\"")).isFalse();
        assertThat(PLAIN.isNamedStronglyBy("3610a686")).isFalse();
    }

    @Test
    void tagOfALargeFile_tellsItsSizeAndTime(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "12345");
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1)));
        EntityTag first = tag(file);
        assertThat(first.quoted()).startsWith("\"5-3b9aca00-");
        assertThat(tag(file)).isEqualTo(first);
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1, 1000)));
        assertThat(tag(file)).isNotEqualTo(first);
    }

    private static EntityTag tag(Path file) throws IOException {
        return EntityTag.ofAttributes(Files.readAttributes(file, BasicFileAttributes.class));
    }
}
