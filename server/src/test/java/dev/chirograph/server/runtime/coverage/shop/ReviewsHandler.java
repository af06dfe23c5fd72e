package dev.chirograph.server.runtime.coverage.shop;

/** Stands for a generated handler of one operation, which a lambda can be. */
public interface ReviewsHandler {
    void review(Object call, long stars, String words, String ignored);
}
