/// Data where it is stored: one reader, and for some a writer, for each format, and the folders it may be in.
///
/// [ArrayStores] opens arrays by their media type and makes new ones; an [ArrayReader] sends selected elements, an
/// [ArrayWriter] takes them. A [TableStore] has the rows of a table, a [SparseStore] the elements of a sparse array,
/// an [AwkwardFolder] values of any nesting, and a [RaggedFolder] rows with lengths of their own. [Storage] says where
/// files may be, [AtomicFile] writes them, [RawBytes] sends them.
///
/// Rules:
/// 1. When an array is read, the selected elements come in C order, and never all of them are in memory at once.
/// 2. When a part of a file is sent as it is and is large, it goes by [dev.quadrel.transfer.ByteSink#transfer].
/// 3. When a chunk was never written, its elements are the fill value: zeros in arrays that are made here.
/// 4. When an array is made here, Python's zarr reads it; a data type that it has no name for, it reads as raw bytes.
/// 5. When elements arrive, nothing changes before the last one is there, and nothing at all where there are too few or
///    too many.
/// 6. When different blocks are written at the same time, all of them are there afterwards, also those that share a
///    file.
/// 7. When a chunk is replaced, a reader gets the old one or the new one, never a part of each, and a kill leaves one
///    of them.
/// 8. When a part does not fit in the array and it may not grow, the answer is 409; grown, its chunks are regular.
/// 9. When a path or a link leads out of the folders that may be read, the answer is 403, whether there is something or
///    not.
/// 10. When a relative path or a link leads out of its folder, the answer is 403.
/// 11. When data is deleted, it is data that this server has made.
/// 12. When a server was killed while it wrote, what is left of it can be taken away, but not what is being
///     written now.
/// 13. When a file is not what its structure says, or has a codec that is not read here, the answer is 422 and says
///     which.
/// 14. When a chunk has more than 1 GiB, its elements are in several files.
/// 15. When a table is stored as Arrow, its partitions are kept and sent byte for byte as they came.
/// 16. When columns of a table are asked for, they come in that order, and after them the index of pandas.
/// 17. When a partition was never written, it has no rows, and the declared columns.
/// 18. When an upload is no Arrow file, is damaged or has other columns than declared, the answer is 422, and the old
///     rows stay.
/// 19. When a column is read as an array, it is what pandas makes of it: whole numbers with gaps are floating, what
///     numpy has no type for is text.
/// 20. When a table is stored as Parquet or CSV, it comes out with the declared types as far as the format keeps them.
/// 21. When rows are appended, all of them are there afterwards or none, also after a restart.
/// 22. When DuckDB is to open a file outside of its folders, or to change that, it refuses.
/// 23. When data is deleted, all that was made for it goes: the rows of a table that grows, the folder of the last
///     partition.
/// 24. When files are registered that have another shape, data type, number of partitions or other columns than their
///    structure says, the answer is 422 and names both.
/// 25. When files are registered without a structure, it is that of the files; where those do not tell it, the answer
///     is 422 and says why.
/// 26. When a part of a sparse array is read, the places of its elements are counted from the part's begin; when a
///     place that is written is outside of its block, the answer is 422, and the old elements stay.
/// 27. When buffers of awkward values are written, a reader gets all the new ones or all the old ones; when one is
///     missing, too short or points outside of another, the answer is 422, and the old ones stay.
/// 28. When a part of ragged rows is read, it is what it is of lists of lists, however the rows are cut into blocks and
///     whatever form they came in; when any of them are others than the structure says, the answer is 422, and all old
///     ones stay.
/// 29. When an upload of ragged rows stands for far more bytes than it has, or has more members than a form can need,
///     the answer is 422.
/// 30. When columns of a table come in another order than declared, or numbers or times in another type, they are
///     stored as declared, what is no number as a gap among whole ones; where one cannot be, the answer is 422, and
///     the old rows stay.
///
/// Out of scope: which nodes there are (`catalog`), the formats in which data is sent (`serialization`).
@NullMarked
package dev.quadrel.adapter;

import org.jspecify.annotations.NullMarked;
