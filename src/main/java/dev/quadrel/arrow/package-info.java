/// Columns of Arrow's that others have compressed: what the server and the client read Arrow's files and streams with.
///
/// Rules:
/// 1. When a column is compressed by LZ4 or Zstandard, it is read as if it were not.
/// 2. When a compressed column is damaged, reading it fails, and nothing is read beyond its bytes.
///
/// Out of scope: what is written, which is not compressed; tables in files (`adapter`) and on the wire (`client`).
@NullMarked
package dev.quadrel.arrow;

import org.jspecify.annotations.NullMarked;
