package dev.chirograph.server.runtime.coverage.shop.model;

/** A generated codec: it reads everything, which does not count. */
public final class BookCodec {
    public String write(Book book) {
        return book.title() + book.note() + book.binding() + book.unused();
    }
}
