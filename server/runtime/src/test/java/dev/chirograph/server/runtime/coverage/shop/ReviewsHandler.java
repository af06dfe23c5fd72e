package dev.chirograph.server.runtime.coverage.shop;

/** A generated handler of one operation, which a lambda can implement. */
public interface ReviewsHandler {
    void review(Object call, long stars, String words, String ignored);
}
