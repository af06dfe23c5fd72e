package dev.chirograph.server.edge.connection;

import java.util.concurrent.atomic.AtomicLong;

/** Bounds the bytes of bodies that are held in memory at a time. Safe for use by many threads. */
public final class BodyMemory {
    private final long maximum;
    private final AtomicLong held = new AtomicLong();

    BodyMemory(long maximum) {
        this.maximum = maximum;
    }

    /** Takes room for bytes that have been read; returns false, and takes none, when there is not enough. */
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
