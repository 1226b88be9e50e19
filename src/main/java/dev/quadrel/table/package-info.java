/// Tables over HTTP: rows read in the form that a client wants, partitions written and appended to.
///
/// Rules:
/// 1. When columns are named by `column` and by `field`, or a partition by what is no number, the request is refused.
///
/// Out of scope: how tables are stored (`adapter`), the forms in which they are sent (`serialization`).
@NullMarked
package dev.quadrel.table;

import org.jspecify.annotations.NullMarked;
