package dev.quadrel.about;

import java.util.List;
import java.util.Map;

/// The formats that nodes can be exported in, which the application has to provide as a bean.
public interface Formats {

    /// Media types by structure family or spec.
    Map<String, List<String>> mediaTypes();

    /// Short names by media type, by structure family or spec.
    Map<String, Map<String, List<String>>> aliases();
}
