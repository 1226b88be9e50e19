/// The forms in which data is sent: one writer for each media type, and the choice among them.
///
/// [SerializerRegistry] knows all [Format]s and chooses what a client asked for; an [ArrayFormat] makes the body of an
/// [ArrayPart]. [ArrayFormats] lists those of arrays.
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
///
/// Out of scope: compression of the body, entity tags and limits (the features that send it); how data is stored
/// (`adapter`).
@NullMarked
package dev.quadrel.serialization;

import org.jspecify.annotations.NullMarked;
