package dev.chirograph.server.runtime.coverage.shop;

/** Has a handler's method before the class that serves by it. */
abstract class Listing {
    public void list(Object call, long limit, double ratio, String order, String ignored) {
        System.out.println(limit + order);
    }
}
