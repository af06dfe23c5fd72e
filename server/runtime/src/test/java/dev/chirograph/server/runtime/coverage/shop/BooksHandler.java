package dev.chirograph.server.runtime.coverage.shop;

import dev.chirograph.server.runtime.coverage.shop.model.Book;

/** A generated handler. */
public interface BooksHandler {
    void list(Object call, long limit, double ratio, String order, String ignored);

    void add(Object call, Book body);
}
