package dev.chirograph.sdk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A text that nobody but its owner may see. It prints as dots, so that it cannot end in a log by chance. Immutable. */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Keeps a text.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public static Secret of(String value) {
        if (Objects.requireNonNull(value, "value").isEmpty()) {
            throw new IllegalArgumentException("A secret cannot be empty");
        }
        return new Secret(value);
    }

    /** Returns the text itself. */
    public String reveal() {
        return value;
    }

    /** Compares in a time that tells nothing about where the texts differ. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), secret.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Returns dots, always as many. */
    @Override
    public String toString() {
        return "••••••";
    }
}
