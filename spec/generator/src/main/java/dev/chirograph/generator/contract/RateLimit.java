package dev.chirograph.generator.contract;

import java.time.Duration;

/**
 * A limit on how often an operation may be called ({@code x-rate-limit}).
 *
 * @param name the bucket's name; operations that name the same bucket share it
 * @param limit the number of calls
 * @param window the time window
 * @param per the key by which calls are counted
 */
public record RateLimit(String pointer, String name, long limit, Duration window, Per per) {
    /** The key by which calls are counted. */
    public enum Per {
        CLIENT,
        USER,
        ADDRESS
    }
}
