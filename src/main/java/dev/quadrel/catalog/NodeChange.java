package dev.quadrel.catalog;

import dev.quadrel.structure.Spec;
import java.util.List;
import java.util.Optional;

/// What is to be replaced of a node; what is empty stays.
///
/// @param metadata JSON object
/// @param accessBlob JSON object
/// @param keepRevision whether the state before is kept as a revision
public record NodeChange(
        Optional<String> metadata, Optional<List<Spec>> specs, Optional<String> accessBlob, boolean keepRevision) {}
