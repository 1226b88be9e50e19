package dev.quadrel.launcher;

import java.io.PrintStream;

/// How many of some things are done, on one line of a terminal; elsewhere nothing.
record CountBar(PrintStream out, boolean shown) {

    private static final int WIDTH = 30;
    private static final int LONGEST = 40;
    private static final String CLEAR = "\r\u001b[K";

    /// @param name of what is done next
    void at(int done, int all, String name) {
        if (shown) {
            String part = name.length() > LONGEST ? "..." + name.substring(name.length() - LONGEST + 3) : name;
            out.print(CLEAR + line(done, all) + " " + Visible.text(part));
            out.flush();
        }
    }

    static String line(int done, int all) {
        int filled = all == 0 ? WIDTH : (int) ((long) WIDTH * done / all);
        return "[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + done + "/" + all;
    }

    void end() {
        if (shown) {
            out.print(CLEAR);
            out.flush();
        }
    }
}
