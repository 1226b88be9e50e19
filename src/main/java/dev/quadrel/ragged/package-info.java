/// Ragged rows over HTTP: all of them, or a slice, read in the form that a client wants; written, and added to.
///
/// Rules:
/// 1. When rows are added, they come at the end, and only where the client says that there may be more.
///
/// Rows are added to a node by one server at a time: each server lets its own requests take turns, and knows nothing of
/// those of others.
///
/// Out of scope: how the rows are stored (`adapter`), the forms in which they are sent (`serialization`).
@NullMarked
package dev.quadrel.ragged;

import org.jspecify.annotations.NullMarked;
