package dev.chirograph.server.runtime.coverage.shop.model;

/** A generated model. */
public final class Book {
    public String title() {
        return note() + binding() + unused();
    }

    public String note() {
        return "";
    }

    public String binding() {
        return "";
    }

    public String unused() {
        return "";
    }
}
