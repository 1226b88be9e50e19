/// The forms in which data is sent: one writer for each media type, and the choice among them.
///
/// [SerializerRegistry] knows all [Format]s and chooses what a client asked for; an [ArrayFormat] makes the body of an
/// [ArrayPart], a [TableFormat] that of a [TablePart], a [ContainerFormat] that of a [NodeTree]. [ArrayFormats],
/// [TableFormats] and [ContainerFormats] list them. A [SparseFormat] is the form of a table for a sparse array;
/// an [AwkwardFormat] sends an [AwkwardPart], a [RaggedFormat] a [RaggedPart].
///
/// Rules:
/// 1. When a client asks for several media types, the first that a spec of the node or its family has is chosen;
///    a parameter `format` is stronger than the header `Accept`, and weights say nothing.
/// 2. When none of them is known, or the data does not fit into the form, the answer is 406 before the first byte.
/// 3. When an array is sent, its elements are never all in memory.
/// 4. When JSON is sent, what has no number there (NaN, infinity, NaT) is null, and a complex number is a pair.
/// 5. When a table of text (CSV, HTML) is sent, it has a line for each row, and texts are quoted where they must be.
/// 6. When an image is sent as PNG, the first percentile of its values is black and the 99th white.
/// 7. When an array is sent as NPY or TIFF, its elements keep their type and their bytes.
/// 8. When a table is sent as JSON, missing values and what is no number are null, and the index is left out.
/// 9. When a table is sent as CSV, the names come first, unless `header` is `absent`.
/// 10. When a table is sent as Arrow or Parquet, the index is in it.
/// 11. When a container is sent as HDF5, containers and tables are groups, arrays and columns are datasets with their
///     elements as they are, texts in UTF-8; the file's length is known before any element is read.
/// 12. When a container is sent as HDF5, metadata are attributes; what h5py has no attribute for is refused with 406.
/// 13. When a container's data is larger than an answer may be, it is refused with 400 before any element is read.
/// 14. When one of xarray's datasets is sent as a table, the variables of its one dimension are the columns, and the
///     coordinates of that dimension the index.
/// 15. When awkward values are sent, they are the stored buffers, or JSON, which is refused with 400 before any of it
///     is sent where it would be larger than an answer may be.
/// 16. When ragged rows are sent, they are lists of lists, or buffers with their form and their number.
///
/// Out of scope: compression of the body, entity tags and limits (the features that send it); how data is stored
/// (`adapter`).
@NullMarked
package dev.quadrel.serialization;

import org.jspecify.annotations.NullMarked;
