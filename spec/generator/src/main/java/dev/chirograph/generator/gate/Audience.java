package dev.chirograph.generator.gate;

import dev.chirograph.generator.diff.Change;
import dev.chirograph.generator.diff.Effect;
import java.util.List;
import java.util.stream.Stream;

/** For whom a change breaks something. */
public enum Audience {
    /** Those who call the running server, with whatever they have. */
    CALLERS("callers"),
    /** Those who compile against the next SDK. */
    SDK_SOURCE("code on the SDK"),
    /** Those who have to change or write handlers. */
    OWNER("handlers");

    private final String words;

    Audience(String words) {
        this.words = words;
    }

    /** Returns all for whom a change breaks something. */
    public static List<Audience> all(Change change) {
        return Stream.of(values())
                .filter(audience -> audience.isBrokenBy(change))
                .toList();
    }

    /** Names those of the callers' side for whom a breaking change breaks something. */
    static String of(Change change) {
        return all(change).stream()
                .filter(audience -> audience != OWNER)
                .map(Audience::words)
                .reduce((one, other) -> one + " and " + other)
                .orElseThrow();
    }

    /** Returns what they are called. */
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
