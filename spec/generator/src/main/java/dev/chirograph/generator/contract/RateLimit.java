package dev.chirograph.generator.contract;

import java.time.Duration;

/**
 * A limit on how often an operation may be called ({@code x-rate-limit}).
 *
 * @param name the bucket's name; operations that name the same bucket share it
 * @param limit how many calls
 * @param window in which time
 * @param per whose calls are counted together
 */
public record RateLimit(String pointer, String name, long limit, Duration window, Per per) {
    /** Whose calls are counted together. */
    public enum Per {
        CLIENT,
        USER,
        ADDRESS
    }
}
