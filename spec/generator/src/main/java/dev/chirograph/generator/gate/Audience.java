package dev.chirograph.generator.gate;

import dev.chirograph.generator.diff.Change;
import dev.chirograph.generator.diff.Effect;
import java.util.List;
import java.util.stream.Stream;

/** A party that a change can break. */
public enum Audience {
    /** Callers of the running server, with any client. */
    CALLERS("callers"),
    /** Users of the SDK, when they upgrade. */
    SDK_SOURCE("code on the SDK"),
    /** Authors of handlers. */
    OWNER("handlers");

    private final String words;

    Audience(String words) {
        this.words = words;
    }

    /** Returns all parties that a change breaks. */
    public static List<Audience> all(Change change) {
        return Stream.of(values())
                .filter(audience -> audience.isBrokenBy(change))
                .toList();
    }

    /** Names the callers and SDK users that a breaking change breaks. */
    static String of(Change change) {
        return all(change).stream()
                .filter(audience -> audience != OWNER)
                .map(Audience::words)
                .reduce((one, other) -> one + " and " + other)
                .orElseThrow();
    }

    /** Returns the name. */
    public String words() {
        return words;
    }

    private boolean isBrokenBy(Change change) {
        Effect effect = switch (this) {
            case CALLERS -> change.wire();
            case SDK_SOURCE -> change.source();
            case OWNER -> change.owner();
        };
        return effect == Effect.BREAKING;
    }
}
