package dev.chirograph.server.edge.connection;

import java.util.concurrent.atomic.AtomicLong;

/** Bounds the memory of request bodies. Thread-safe. */
public final class BodyMemory {
    private final long maximum;
    private final AtomicLong held = new AtomicLong();

    BodyMemory(long maximum) {
        this.maximum = maximum;
    }

    /** Acquires memory for bytes that have been read; returns false, and acquires none, if there is not enough. */
    public boolean take(int bytes) {
        if (held.addAndGet(bytes) <= maximum) {
            return true;
        }
        held.addAndGet(-bytes);
        return false;
    }

    /** Releases memory. */
    public void give(long bytes) {
        held.addAndGet(-bytes);
    }

    long held() {
        return held.get();
    }
}
