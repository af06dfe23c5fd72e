package dev.chirograph.sdk.internal.call;

import dev.chirograph.sdk.ApiResponse;
import dev.chirograph.sdk.Call;
import dev.chirograph.sdk.Page;
import dev.chirograph.sdk.Pages;
import dev.chirograph.sdk.MalformedResponseException;
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

/** Reads a list page by page, each when it is needed. */
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
    public Page<T> first() {
        return read(null, Trail.START);
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

    private Page<T> read(@Nullable String cursor, Trail trail) {
        Call<P> page = call.apply(cursor);
        ApiResponse<P> response = page.response();
        String following = next.apply(response.value());
        if (following == null) {
            return Page.of(items.apply(response.value()), null, this::noPage);
        }
        Trail further = trail.to(following);
        if (further == null) {
            throw new MalformedResponseException(
                    page.toString(),
                    response.status(),
                    response.headers(),
                    "its next page is one that was read before, so the list would never end",
                    null);
        }
        return Page.of(items.apply(response.value()), following, there -> read(there, further));
    }

    private Page<T> noPage(String cursor) {
        throw new NoSuchElementException("This is the last page");
    }

    /**
     * Remembers just enough of the cursors to notice a circle, however long the list is: one cursor, replaced after 1, 2, 4,
     * 8… steps (Brent's algorithm).
     */
    private record Trail(@Nullable String remembered, long steps, long power) {
        static final Trail START = new Trail(null, 0, 1);

        /** Returns the trail one step further; null if it has come back to where it was. */
        @Nullable
        Trail to(String cursor) {
            if (cursor.equals(remembered)) {
                return null;
            }
            return steps + 1 == power ? new Trail(cursor, 0, power * 2) : new Trail(remembered, steps + 1, power);
        }
    }

    private final class PageIterator implements Iterator<Page<T>> {
        private @Nullable Page<T> last;

        @Override
        public boolean hasNext() {
            return last == null || last.hasNext();
        }

        @Override
        public Page<T> next() {
            last = last == null ? first() : last.next();
            return last;
        }
    }

    private final class ItemIterator implements Iterator<T> {
        private final Iterator<Page<T>> pages = new PageIterator();
        private Iterator<T> page = Collections.emptyIterator();

        @Override
        public boolean hasNext() {
            // A page may be empty and yet not be the last.
            while (!page.hasNext() && pages.hasNext()) {
                page = pages.next().items().iterator();
            }
            return page.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("The list has come to its end");
            }
            return page.next();
        }
    }
}
