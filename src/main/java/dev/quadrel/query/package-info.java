/// Which nodes are wanted, in which order, and how many at a time.
///
/// [QueryCodec] reads the conditions ([Query]) of a search from a URL, [Sorting] its order, [Page] the part
/// of the result, [Parameter] single values. [QueryParameters] writes conditions for the other side.
///
/// Rules:
/// 1. When a URL has conditions, all of them hold; the i-th values of the fields of a name are one condition.
/// 2. When a value is not JSON, or a field is missing or of the wrong form, the error names the parameter.
/// 3. When a parameter is not known, it is left out.
/// 4. When nodes are equal by all sort keys, they come in the order in which they were made; a lone `-` turns it.
/// 5. When a page is larger than 300, or has both an offset and a cursor, it is refused.
/// 6. When a condition is written and read again, it is the same.
///
/// Out of scope: how nodes are found (`catalog`).
@NullMarked
package dev.quadrel.query;

import org.jspecify.annotations.NullMarked;
