package dev.quadrel.launcher;

import java.io.PrintStream;

/// Tells somebody who waits for what.
interface Progress {

    /// Something else is waited for.
    ///
    /// @param doing such as `starting`
    void now(String doing);

    /// Nothing is waited for any more.
    void done();

    /// Nobody is told.
    static Progress silent() {
        return new Progress() {
            @Override
            public void now(String doing) {}

            @Override
            public void done() {}
        };
    }

    /// On a terminal one line that changes; elsewhere a line for each.
    static Progress on(PrintStream out, boolean terminal) {
        return terminal ? new Line(out) : new Lines(out);
    }

    /// One line of a terminal.
    record Line(PrintStream out) implements Progress {

        private static final String CLEAR = "\r\u001b[K";

        @Override
        public void now(String doing) {
            out.print(CLEAR + doing + " ...");
            out.flush();
        }

        @Override
        public void done() {
            out.print(CLEAR);
            out.flush();
        }
    }

    /// For a file or a pipe.
    record Lines(PrintStream out) implements Progress {

        @Override
        public void now(String doing) {
            out.println(doing + " ...");
        }

        @Override
        public void done() {
            out.flush();
        }
    }
}
