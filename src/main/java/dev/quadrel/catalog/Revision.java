package dev.quadrel.catalog;

import dev.quadrel.structure.Spec;
import java.time.Instant;
import java.util.List;

/// What a node was before a change.
///
/// @param number 1 for the first
/// @param metadata JSON object
/// @param updated when it had become so
public record Revision(int number, String metadata, List<Spec> specs, Instant updated) {}
