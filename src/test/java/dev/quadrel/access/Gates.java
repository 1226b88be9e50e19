package dev.quadrel.access;

/// The check of who it is, for tests of resources in other packages.
public final class Gates {

    private Gates() {}

    /// By this gate.
    @SuppressWarnings("UnnecessaryAssignment")
    public static Object feature(AccessGate gate) {
        AccessFeature feature = new AccessFeature();
        feature.gate = gate;
        return feature;
    }
}
