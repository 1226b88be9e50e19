package dev.quadrel.socket;

import java.util.concurrent.CountDownLatch;

/// A program with a listener at the endpoint that it is told: each connection gets back what it says, and a line that
/// begins with `end` ends the program.
final class EchoProgram {

    private EchoProgram() {}

    public static void main(String[] arguments) throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Listener listener = new Listener("echo", arguments[0], () -> connection -> {
            byte[] said = new byte[100];
            int length = connection.in().read(said);
            while (length > 0 && said[0] != 'e') {
                connection.out().write(said, 0, length);
                length = connection.in().read(said);
            }
            end.countDown();
        });
        listener.prepare();
        listener.start();
        end.await();
        listener.stop();
    }
}
