package dev.chirograph.server.paging;

import dev.chirograph.server.runtime.ProblemException;
import dev.chirograph.server.runtime.json.Violation;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param entries the entries on the page
 * @param nextCursor the cursor of the next page, null on the last one
 */
public record Page<T>(List<T> entries, @Nullable String nextCursor) {

    /** Copies the entries. */
    public Page {
        entries = List.copyOf(entries);
    }

    /** Lists entries from a store. */
    @FunctionalInterface
    public interface Lister<T, P> {
        /** Returns the entries after a position, up to a maximum number. */
        List<T> list(P after, int most);
    }

    /**
     * Reads the page after a cursor.
     *
     * @param cursor the cursor that the caller sent, null for the first page
     * @param limit the maximum number of entries
     * @param positionOf returns the position behind an entry
     * @throws ProblemException with status 422 if this is not a cursor
     */
    public static <T, P> Page<T> after(
            @Nullable String cursor,
            int limit,
            CursorFormat<P> format,
            Function<T, P> positionOf,
            Lister<T, P> lister) {
        P after = cursor == null ? format.start() : format.read(cursor);
        if (after == null) {
            throw ProblemException.invalid(
                    List.of(new Violation("query", "/cursor", "must be the next_cursor of an earlier page")));
        }
        // One more than the limit shows whether there is another page.
        List<T> found = lister.list(after, limit + 1);
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> entries = found.subList(0, limit);
        return new Page<>(entries, format.write(positionOf.apply(entries.getLast())));
    }

    /** Returns the entries in the form of the contract. */
    public <R> List<R> map(Function<T, R> mapping) {
        return entries.stream().map(mapping).toList();
    }
}
