package dev.quadrel.serialization;

/// The form that was chosen.
///
/// @param mediaType what the answer's `Content-Type` says: the form's media type, with the parameters asked for
/// @param <F> the kind of data
public record Choice<F extends Format>(F format, MediaType mediaType) {}
