package dev.chirograph.sdk;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list. Immutable if its elements are.
 *
 * @param <T> the type of the elements
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
     * Returns a page.
     *
     * @param items the elements of the page
     * @param nextCursor the cursor of the next page; null on the last
     * @param next fetches the page at a cursor
     * @param <T> the type of the elements
     */
    public static <T> Page<T> of(List<T> items, @Nullable String nextCursor, Function<String, Page<T>> next) {
        return new Page<>(items, nextCursor, next);
    }

    /** Returns the elements of this page; unmodifiable. It may be empty even if there is a next page. */
    public List<T> items() {
        return items;
    }

    /** Returns the cursor of the next page, to resume the list there later; null on the last page. */
    public @Nullable String nextCursor() {
        return nextCursor;
    }

    /** Returns whether there is a next page. */
    public boolean hasNextPage() {
        return nextCursor != null;
    }

    /**
     * Fetches the next page.
     *
     * @throws NoSuchElementException if this is the last page
     * @throws ChirographException if the call fails
     */
    public Page<T> nextPage() {
        if (nextCursor == null) {
            throw new NoSuchElementException("This is the last page");
        }
        return next.apply(nextCursor);
    }

    /** Returns the number of elements, without the elements. */
    @Override
    public String toString() {
        return "Page[items=" + items.size() + ", hasNextPage=" + hasNextPage() + "]";
    }
}
