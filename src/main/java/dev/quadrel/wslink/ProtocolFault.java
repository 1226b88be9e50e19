package dev.quadrel.wslink;

/// Bytes that are no wslink: the socket they came by is closed, no other is touched.
public final class ProtocolFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// The web socket's close code for data that breaks the protocol.
    static final int BROKEN = 1002;

    /// For a document that is not what its type says.
    static final int UNREADABLE = 1007;

    /// For what is larger than allowed.
    static final int TOO_LARGE = 1009;

    private final int closeCode;

    /// Without a stack trace: whoever sends garbage decides how often it happens.
    ProtocolFault(int closeCode, String message) {
        super(message, null, false, false);
        this.closeCode = closeCode;
    }

    /// The code that the socket is closed with.
    public int closeCode() {
        return closeCode;
    }
}
