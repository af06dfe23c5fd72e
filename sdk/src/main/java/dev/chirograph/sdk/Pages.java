package dev.chirograph.sdk;

import java.util.stream.Stream;

/**
 * A list that is fetched page by page, each page when it is needed. Each iteration starts at the first page. Each page is a
 * call with its own timeout. Thread-safe; the iterators and streams are not.
 *
 * <p>Every method and iterator that fetches a page throws {@link ChirographException} if that call fails.
 *
 * @param <T> the type of the elements
 */
public interface Pages<T> extends Iterable<T> {
    /** Returns all elements in order, fetched as the stream is consumed; {@code limit} stops the fetching. */
    Stream<T> stream();

    /** Fetches the first page. */
    Page<T> firstPage();

    /** Returns the pages, each fetched when the iterator reaches it. */
    Iterable<Page<T>> pages();
}
