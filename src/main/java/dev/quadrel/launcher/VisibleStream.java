package dev.quadrel.launcher;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Text in UTF-8 for a terminal, without what would act on it: see [Visible]. Lines and tabulators stay; half
/// a character at the very end, which no text has, is lost.
final class VisibleStream extends FilterOutputStream {

    private static final int FIRST_PRINTED = 0x20;
    private static final int DELETE = 0x7f;
    private static final int LEAD_OF_CONTROLS = 0xc2;
    private static final int AFTER_CONTROLS = 0xa0;

    private boolean led;

    VisibleStream(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int value) throws IOException {
        int b = value & 0xff;
        if (led) {
            led = false;
            if (b >= 0x80 && b < AFTER_CONTROLS) {
                number(b);
                return;
            }
            out.write(LEAD_OF_CONTROLS);
        }
        if (b == LEAD_OF_CONTROLS) {
            led = true;
        } else if (b == DELETE || b < FIRST_PRINTED && "\n\t\r".indexOf(b) < 0) {
            number(b);
        } else {
            out.write(b);
        }
    }

    private void number(int value) throws IOException {
        out.write("\\u%04x".formatted(value).getBytes(StandardCharsets.US_ASCII));
    }
}
