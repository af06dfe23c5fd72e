package com.example.bookshop;

import com.example.bookshop.server.api.BooksHandler;
import com.example.bookshop.server.model.Book;
import com.example.bookshop.server.model.Books;
import dev.chirograph.server.runtime.CallContext;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The handler of the shop. Its arguments have been validated against the document. */
final class Shelf implements BooksHandler {
    private final List<Book> books = new CopyOnWriteArrayList<>();

    @Override
    public Books listBooks(CallContext call, @Nullable BigDecimal maxPrice) {
        return Books.builder()
                .books(books.stream()
                        .filter(book -> maxPrice == null || book.price().compareTo(maxPrice) <= 0)
                        .sorted(Comparator.comparing(Book::price))
                        .toList())
                .build();
    }

    @Override
    public Book addBook(CallContext call, Book book) {
        books.add(book);
        return book;
    }
}
