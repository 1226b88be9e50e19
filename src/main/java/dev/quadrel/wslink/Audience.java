package dev.quadrel.wslink;

/// Which clients get a publication, of those that are authenticated.
public sealed interface Audience {

    /// All of them.
    static Audience everyone() {
        return Everyone.ALL;
    }

    /// All but one.
    static Audience except(Peer peer) {
        return new Except(peer);
    }

    /// One alone.
    static Audience only(Peer peer) {
        return new Only(peer);
    }

    boolean includes(Peer peer);

    /// Every client.
    enum Everyone implements Audience {
        ALL;

        @Override
        public boolean includes(Peer peer) {
            return true;
        }
    }

    /// Every client but one: usually the one that caused it.
    record Except(Peer left) implements Audience {

        @Override
        public boolean includes(Peer peer) {
            return !peer.equals(left);
        }
    }

    /// One client.
    record Only(Peer one) implements Audience {

        @Override
        public boolean includes(Peer peer) {
            return peer.equals(one);
        }
    }
}
