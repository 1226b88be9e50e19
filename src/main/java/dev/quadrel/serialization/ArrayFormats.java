package dev.quadrel.serialization;

import java.util.List;

/// All forms in which arrays are sent.
public final class ArrayFormats {

    /// In the order of preference: the first is sent to whoever has no wish.
    public static final List<ArrayFormat> ALL = List.of(
            new OctetStreamFormat(),
            new JsonFormat(),
            new CsvFormat("text/csv", List.of("csv")),
            new CsvFormat("text/x-comma-separated-values", List.of()),
            new CsvFormat("text/plain", List.of("txt", "text")),
            new CsvFormat("application/vnd.ms-excel", List.of("xls")),
            new PngFormat(),
            new TiffFormat(),
            new NpyFormat(),
            new HtmlFormat());

    private ArrayFormats() {}
}
