package dev.chirograph.server.items;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A filter of items.
 *
 * @param status the state that items must have; null for any
 * @param tags the tags that items must have, all of them
 */
record ItemFilter(@Nullable String status, Set<String> tags) {
    static final ItemFilter ALL = new ItemFilter(null, Set.of());

    ItemFilter {
        tags = Set.copyOf(tags);
    }
}
