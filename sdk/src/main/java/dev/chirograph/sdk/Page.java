package dev.chirograph.sdk;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list. Immutable if its elements are.
 *
 * @param <T> what is listed
 */
public final class Page<T> {
    private final List<T> items;
    private final @Nullable String nextCursor;
    private final Function<String, Page<T>> next;

    private Page(List<T> items, @Nullable String nextCursor, Function<String, Page<T>> next) {
        this.items = List.copyOf(items);
        this.nextCursor = nextCursor;
        this.next = Objects.requireNonNull(next, "next");
    }

    /**
     * Puts a page together.
     *
     * @param items the elements of the page
     * @param nextCursor where the next page begins; null on the last
     * @param next reads the page that begins at a cursor
     * @param <T> what is listed
     */
    public static <T> Page<T> of(List<T> items, @Nullable String nextCursor, Function<String, Page<T>> next) {
        return new Page<>(items, nextCursor, next);
    }

    /** Returns the elements of this page, none perhaps even if there is a next page. */
    public List<T> items() {
        return items;
    }

    /** Returns where the next page begins; null on the last. A list can be resumed there later. */
    public @Nullable String nextCursor() {
        return nextCursor;
    }

    /** Tells whether there is a page after this. */
    public boolean hasNext() {
        return nextCursor != null;
    }

    /**
     * Reads the page after this.
     *
     * @throws NoSuchElementException if this is the last
     * @throws ChirographException if the call failed
     */
    public Page<T> next() {
        if (nextCursor == null) {
            throw new NoSuchElementException("This is the last page");
        }
        return next.apply(nextCursor);
    }

    /** Tells how many elements there are, and none of them. */
    @Override
    public String toString() {
        return "Page[items=" + items.size() + ", hasNext=" + hasNext() + "]";
    }
}
