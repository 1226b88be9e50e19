package dev.quadrel.client;

import dev.quadrel.structure.NdArray;
import java.util.List;

/// A part of an array on its way.
///
/// @param offset where it begins in what is read, along each dimension
/// @param values of the part
public record ArrayBlock(List<Long> offset, NdArray values) {}
