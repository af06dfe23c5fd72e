package dev.chirograph.server.runtime.coverage.shop.model;

/** Stands for a generated codec: it reads everything, and that counts for nothing. */
public final class BookCodec {
    public String write(Book book) {
        return book.title() + book.note() + book.binding() + book.unused();
    }
}
