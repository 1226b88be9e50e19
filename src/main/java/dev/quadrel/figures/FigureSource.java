package dev.quadrel.figures;

import java.util.List;

/// Knows figures of one part of the server. A bean of this type is found by itself, and made when somebody first asks
/// for figures. To ask starts nothing: what is not in use yet has no figures, or zeros.
public interface FigureSource {

    /// They as they are now.
    List<Figure> figures();
}
