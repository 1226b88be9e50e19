/// What data is: the shapes and types of nodes, where they are in the tree, and which part of them is wanted.
///
/// [Structure] is the layout of a node's data, [DataType] what an element is, [Chunks] how an array is cut, [NdSlice] a
/// part in numpy's words and [Selection] the same for an array of a known shape. [NodePath] and [Spec] name nodes.
/// [NdArray] is an array in memory, [NpyHead] what numpy's files say of theirs, and [NumpyCode] numpy's names of types.
///
/// Rules:
/// 1. When a path has empty segments, they say nothing.
/// 2. When a slice has fewer parts than the array has dimensions, the rest is whole; an index drops its dimension.
/// 3. When a slice is beyond the array, a range ends with it, and an index is refused.
/// 4. When a structure is read and written again, it is the same, but for members that are not known.
/// 5. When chunks do not add up to the shape, there is no such structure.
/// 6. When a part of an array in memory is taken, it is the same memory, and writing to it changes the array.
/// 7. When numbers are taken as ints or doubles, they are in the machine's byte order; when they are not such, refused.
/// 8. When the head of a file of numpy's is damaged, or of elements that are not known, it is refused with the reason.
///
/// Out of scope: where data is stored (`adapter`), in which form it is sent (`serialization`).
@NullMarked
package dev.quadrel.structure;

import org.jspecify.annotations.NullMarked;
