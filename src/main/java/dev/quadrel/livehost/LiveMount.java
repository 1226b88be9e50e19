package dev.quadrel.livehost;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What is to be served of a live application at one place.
///
/// @param folders by the paths that they are bound to, the longer ones first; these start and end with `/`
/// @param entrances paths that lead to the page
/// @param last whether the folders come after everything else that the deployment serves
public record LiveMount(Map<String, Path> folders, List<String> entrances, boolean last) {}
