/// How values are spelled in settings, so that every feature reads the same spelling: [ByteCount] and [TimeSpan]. A
/// [SettingsGroup] reads those of one feature.
///
/// Rules:
/// 1. When a size is read, it is a number of bytes, or a number with B, KiB, MiB or GiB, in any case, with or without
///    a space between.
/// 2. When a text is not such a size, or the size is over 8 EiB, the start stops with its key and its value.
/// 3. When a duration is read, it is a number of seconds with up to nine decimals, or ISO-8601.
/// 4. When a text is not such a duration, or is negative or over 292 years, the start stops with its key and its value.
/// 5. When a number or a size is beyond its bounds, the start stops with its key, its value and what is allowed.
/// 6. When a setting has words with commas between them, blanks around them and empty ones do not count.
///
/// Out of scope: which settings there are and their defaults (the `*Settings` of each feature), where they are
/// configured (MicroProfile Config).
@NullMarked
package dev.quadrel.settings;

import org.jspecify.annotations.NullMarked;
