/// Results that are expensive to compute, kept as JSON under a key made from their arguments.
///
/// It offers [ResultCache] to everyone who computes: workers by their section, resource methods by the annotation
/// `Cached` of the package `request`, and any bean by hand. Operators have the commands `cache show` and `cache clear`.
///
/// The Infinispan cache `results` of the container `quadrel` holds them, as bytes. Two bounds, two owners:
/// * Memory is bounded by Infinispan, which keeps the values outside the Java heap: there it counts bytes, on the heap
///   WildFly lets it count entries only. What no longer fits is read from disk when it is asked for.
/// * Disk is bounded here, by a [Ledger] of keys and sizes: Infinispan's file store has no bound. The store is written
///   through and not on eviction (passivation), because a result must be there after a crash. In a cluster each server
///   bounds what it has put in and what it has met at its start.
///
/// [ServerCaches] hands the server's caches out, to `token` and `worker` too. [KeptValues] is the cache `live` for what
/// live applications keep: values by name, as bytes, in groups.
///
/// Rules:
/// 1. When arguments are equal as JSON, whatever the order of their members, their key is the same, on every node and
///    after every restart; another subject or section makes another key.
/// 2. When a result is put in, it is found by its key until its lifespan is over; with a lifespan of zero, for ever.
/// 3. When a result is put in again, the new one takes its place.
/// 4. When the results are over `quadrel.cache.disk` together, the least recently used ones go, those that were there
///    before the start first, the oldest of them first; one result larger than that is not kept.
/// 5. When the server has ended, by `kill -9` too, every result whose `put` returned is found afterwards.
/// 6. When a section is cleared, its results are gone and those of others stay.
/// 7. When results do not fit into memory together, each of them is still found.
/// 8. When asked, it tells hits, misses, stores, evictions, and the number and size of its results; what was there
///    before the start counts, what has expired does not.
/// 9. When an operator types `cache clear` with or without a section, the results go; the sections complete.
/// 10. When the JSON is the same, the entity tag is the same; when it differs, so does the tag.
/// 11. When a setting is absent its default holds; a value that is none stops the start with its key.
/// 12. When a cache of the server is asked for, it starts, if `quadrel.cache.eager` has not let it start before; where
///     the server does not have it, the deployment fails and names the script that makes it.
/// 13. When a value of a group is put in, it is found by its name after `kill -9` too, on each server; other groups do
///     not have it.
/// 14. When another server has put a value in, those who want to know are told its name; of their own they may be.
///
/// Out of scope: that equal jobs run once at a time (`worker`), entity tags and `Cache-Control` (`request`), where
/// Infinispan keeps its files and how many servers share them (`wildfly-config/configure-infinispan.cli`,
/// `configure-ha.cli`).
@NullMarked
package dev.quadrel.cache;

import org.jspecify.annotations.NullMarked;
