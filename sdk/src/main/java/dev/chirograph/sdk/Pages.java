package dev.chirograph.sdk;

import java.util.stream.Stream;

/**
 * A list that the server answers page by page. Nothing is read before it is needed, one page at a time; each walk begins at
 * the first page anew. Each page is a call of its own with a deadline of its own. Safe for use by many threads; the iterators
 * and streams are not.
 *
 * <p>Whatever reads a page throws {@link ChirographException} if that call fails.
 *
 * @param <T> what is listed
 */
public interface Pages<T> extends Iterable<T> {
    /** Returns all elements in their order, read as the stream is consumed; {@code limit} keeps it from reading on. */
    Stream<T> stream();

    /** Reads the first page. */
    Page<T> first();

    /** Returns the pages, each read when the iterator comes to it. */
    Iterable<Page<T>> pages();
}
