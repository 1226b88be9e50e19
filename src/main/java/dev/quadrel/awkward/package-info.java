/// Awkward values over HTTP: all of them, or the buffers of some nodes of their form; written as a whole.
///
/// Rules:
/// 1. When buffers are asked for by the keys of nodes, those of these nodes are sent, and no others.
///
/// Out of scope: how the values are stored (`adapter`), the forms in which they are sent (`serialization`).
@NullMarked
package dev.quadrel.awkward;

import org.jspecify.annotations.NullMarked;
