/// Containers over HTTP, with all that is in them.
///
/// Rules:
/// 1. When a container is sent as JSON, it has all nodes below it with their metadata, and no data.
/// 2. When children are named that are not there, the answer is 404 before the first byte.
///
/// Out of scope: finding and describing nodes (`catalog`), the forms in which containers are sent
/// (`serialization`).
@NullMarked
package dev.quadrel.container;

import org.jspecify.annotations.NullMarked;
