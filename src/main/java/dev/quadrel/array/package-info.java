/// Arrays over HTTP: whole, by slices and by chunks, read in the form that a client wants, written and extended.
/// A column of a table is an array too, which is only read. Of a sparse array, what is sent and written is a table of
/// places and values.
///
/// Rules:
/// 1. When the answer would be too large, or not of the shape that the client expects, it is refused before anything is
///    read.
///
/// Out of scope: how arrays are stored (`adapter`), the forms in which they are sent (`serialization`).
@NullMarked
package dev.quadrel.array;

import org.jspecify.annotations.NullMarked;
