package dev.quadrel.serialization;

import java.util.List;

/// A form in which some kind of data is sent. What it writes is said by the interface for that kind of data, such as
/// [ArrayFormat].
public interface Format {

    /// What it is for: the name of a structure family, such as `array`, or of a spec, such as `xarray_dataset`.
    String target();

    /// Without parameters, in small letters, such as `text/csv`.
    String mediaType();

    /// The endings of files in this form, without the dot; clients may use them instead of the media type.
    List<String> extensions();
}
