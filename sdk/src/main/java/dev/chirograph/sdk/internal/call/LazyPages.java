package dev.chirograph.sdk.internal.call;

import dev.chirograph.sdk.ApiResponse;
import dev.chirograph.sdk.Call;
import dev.chirograph.sdk.MalformedResponseException;
import dev.chirograph.sdk.Page;
import dev.chirograph.sdk.Pages;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Fetches a list page by page, each when it is needed. */
final class LazyPages<P, T> implements Pages<T> {
    private final Function<@Nullable String, Call<P>> call;
    private final Function<P, List<T>> items;
    private final Function<P, @Nullable String> next;

    LazyPages(
            Function<@Nullable String, Call<P>> call, Function<P, List<T>> items, Function<P, @Nullable String> next) {
        this.call = call;
        this.items = items;
        this.next = next;
    }

    @Override
    public Page<T> firstPage() {
        return fetch(null, CycleDetector.START);
    }

    @Override
    public Iterable<Page<T>> pages() {
        return PageIterator::new;
    }

    @Override
    public Iterator<T> iterator() {
        return new ItemIterator();
    }

    @Override
    public Stream<T> stream() {
        int characteristics = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), characteristics), false);
    }

    private Page<T> fetch(@Nullable String cursor, CycleDetector cycles) {
        Call<P> page = call.apply(cursor);
        ApiResponse<P> response = page.executeWithResponse();
        String nextCursor = next.apply(response.value());
        if (nextCursor == null) {
            return Page.of(items.apply(response.value()), null, this::noPage);
        }
        CycleDetector visited = cycles.visit(nextCursor);
        if (visited == null) {
            throw new MalformedResponseException(
                    page.toString(),
                    response.status(),
                    response.headers(),
                    "its next cursor is that of an earlier page, so the list would never end",
                    null);
        }
        return Page.of(items.apply(response.value()), nextCursor, following -> fetch(following, visited));
    }

    private Page<T> noPage(String cursor) {
        throw new NoSuchElementException("This is the last page");
    }

    /**
     * Detects a cycle of cursors in constant memory: it remembers one cursor, which it replaces after 1, 2, 4, 8… steps (Brent's
     * algorithm).
     */
    private record CycleDetector(@Nullable String remembered, long steps, long power) {
        static final CycleDetector START = new CycleDetector(null, 0, 1);

        /** Returns the detector after one more cursor; null if the cursor closes a cycle. */
        @Nullable
        CycleDetector visit(String cursor) {
            if (cursor.equals(remembered)) {
                return null;
            }
            return steps + 1 == power
                    ? new CycleDetector(cursor, 0, power * 2)
                    : new CycleDetector(remembered, steps + 1, power);
        }
    }

    private final class PageIterator implements Iterator<Page<T>> {
        private @Nullable Page<T> last;

        @Override
        public boolean hasNext() {
            return last == null || last.hasNextPage();
        }

        @Override
        public Page<T> next() {
            last = last == null ? firstPage() : last.nextPage();
            return last;
        }
    }

    private final class ItemIterator implements Iterator<T> {
        private final Iterator<Page<T>> pages = new PageIterator();
        private Iterator<T> page = Collections.emptyIterator();

        @Override
        public boolean hasNext() {
            // An empty page is not necessarily the last.
            while (!page.hasNext() && pages.hasNext()) {
                page = pages.next().items().iterator();
            }
            return page.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("The list has no more elements");
            }
            return page.next();
        }
    }
}
