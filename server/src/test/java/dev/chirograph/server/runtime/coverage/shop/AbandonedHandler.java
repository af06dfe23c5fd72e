package dev.chirograph.server.runtime.coverage.shop;

/** Stands for a generated handler that the application does not implement. */
public interface AbandonedHandler {
    void leave(Object call, String reason);
}
