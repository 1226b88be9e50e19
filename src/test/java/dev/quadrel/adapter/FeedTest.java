package dev.quadrel.adapter;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrel.problem.ProblemException;
import dev.quadrel.transfer.AnnouncedStream;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedTest {

    @ParameterizedTest
    @ValueSource(strings = {"4", "6", "9999999999999"})
    void aBodyThatSaysAnotherSize_isRefusedBeforeItIsRead(String length) {
        InputStream untouched = new ByteArrayInputStream(new byte[0]);
        assertThatThrownBy(() -> new Feed(AnnouncedStream.of(untouched, length), 5))
                .isInstanceOf(ProblemException.class)
                .hasMessage("The elements have 5 bytes in all, but the body has " + length);
    }
}
