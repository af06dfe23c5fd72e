package dev.chirograph.server.items;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which items to list.
 *
 * @param status only those in this state, null for all
 * @param tags only those that have all of these
 */
record ItemFilter(@Nullable String status, Set<String> tags) {
    static final ItemFilter ALL = new ItemFilter(null, Set.of());

    ItemFilter {
        tags = Set.copyOf(tags);
    }
}
