package dev.chirograph.server.runtime.coverage.shop;

import dev.chirograph.server.runtime.coverage.shop.model.Book;
import java.util.Comparator;
import java.util.List;

/** Serves books. */
public final class Shelf extends Listing implements BooksHandler {
    @Override
    public void add(Object call, Book body) {
        System.out.println(body.title());
        List.of(body).stream().sorted(Comparator.comparing(Book::binding)).toList();
    }

    public ReviewsHandler reviews(String prefix) {
        return (call, stars, words, ignored) -> System.out.println(prefix + words);
    }
}
