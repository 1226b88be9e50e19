package dev.quadrel.stream;

import java.time.Instant;

/// News with their number.
///
/// @param sequence from 1 on, among those of its node
record StreamEvent(long sequence, Instant at, News news) {}
