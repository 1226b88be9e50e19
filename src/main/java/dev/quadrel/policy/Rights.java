package dev.quadrel.policy;

import java.util.Set;

/// Which tags somebody may use.
///
/// @param read nodes with one of these may be read
/// @param write with one of these all may be done
record Rights(Set<String> read, Set<String> write) {

    Rights {
        read = Set.copyOf(read);
        write = Set.copyOf(write);
    }
}
