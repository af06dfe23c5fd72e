package dev.chirograph.server.runtime.coverage.shop;

/** A superclass whose method implements that of a handler. */
abstract class Listing {
    public void list(Object call, long limit, double ratio, String order, String ignored) {
        System.out.println(limit + order);
    }
}
