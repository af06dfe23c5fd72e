package dev.chirograph.server.runtime.coverage.shop;

/** A generated handler that the application does not implement. */
public interface AbandonedHandler {
    void leave(Object call, String reason);
}
