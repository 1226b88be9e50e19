package dev.quadrel.cache;

/// What the [ResultCache] of this server has done since its start, and what it holds.
///
/// @param hits results that were asked for and found
/// @param misses results that were asked for and not found
/// @param stores results that were put in
/// @param evictions results that went to make room for others
/// @param entries results that it holds
/// @param bytes their size together
public record CacheStatistics(long hits, long misses, long stores, long evictions, long entries, long bytes) {}
