package dev.quadrel.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DataRepliesTest {

    // rule 21
    @Test
    void nameOfAFile_goesAsUtf8() {
        byte[] sent = DataReplies.disposition("größe Ċ日.npy").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(new String(sent, StandardCharsets.UTF_8)).isEqualTo("attachment; filename=\"größe Ċ日.npy\"");
    }

    // rule 21
    @Test
    void whatNoHeaderCanHold_isAnUnderscore() {
        assertThat(DataReplies.disposition("a\"b\\c\r\nd")).isEqualTo("attachment; filename=\"a_b_c__d\"");
    }
}
