package dev.chirograph.generator.read;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chirograph's extensions of OpenAPI, and the objects in which each is read. */
enum Extension {
    ALIASES("x-aliases", Place.PATH_ITEM),
    CONSENT("x-consent", Place.SECURITY_SCHEME),
    CORS("x-cors", Place.OPERATION),
    GRANT_TO("x-grant-to", Place.SECURITY_SCHEME),
    LINT_IGNORE("x-lint-ignore", Place.values()),
    IDEMPOTENT("x-idempotent", Place.OPERATION),
    OPEN_ENUM("x-open-enum", Place.SCHEMA),
    PAGE("x-page", Place.OPERATION),
    PROTOCOL("x-protocol", Place.OPERATION),
    RATE_LIMIT("x-rate-limit", Place.OPERATION),
    SDK_GROUP("x-sdk-group", Place.OPERATION),
    SDK_NAME("x-sdk-name", Place.OPERATION, Place.PARAMETER, Place.SCHEMA),
    SDK_NAMES("x-sdk-names", Place.SCHEMA),
    SENSITIVE("x-sensitive", Place.PARAMETER, Place.SCHEMA),
    SET_BY_RUNTIME("x-set-by-runtime", Place.HEADER);

    private static final Map<String, Extension> FORMER = Map.of("x-check-off", LINT_IGNORE);

    /** The minimum length after the prefix: a shorter word is similar to too many unrelated ones, such as `x-tags`. */
    private static final int LONG_ENOUGH_FOR_TWO_EDITS = 5;

    private final String text;
    private final Set<Place> places;

    Extension(String text, Place... places) {
        this.text = text;
        this.places = Set.copyOf(List.of(places));
    }

    String text() {
        return text;
    }

    Set<Place> places() {
        return places;
    }

    /** Returns the extension with a name; null if there is none. */
    static @Nullable Extension of(String name) {
        return Arrays.stream(values())
                .filter(extension -> extension.text.equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Returns the extension that formerly had a name; null if there is none. */
    static @Nullable Extension formerly(String name) {
        return FORMER.get(name);
    }

    /** Returns the extension that a misspelled name most likely means; null if it is not one of Chirograph's. */
    static @Nullable Extension meant(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace('_', '-');
        Extension nearest = null;
        int least = Integer.MAX_VALUE;
        for (Extension extension : values()) {
            int edits = EditDistance.of(lower, extension.text);
            int most = extension.text.length() - "x-".length() < LONG_ENOUGH_FOR_TWO_EDITS ? 1 : 2;
            if (edits <= most && edits < least) {
                nearest = extension;
                least = edits;
            }
        }
        return nearest;
    }

    /** An OpenAPI object that can have extensions. */
    enum Place {
        PATH_ITEM("a path"),
        OPERATION("an operation"),
        PARAMETER("a parameter"),
        HEADER("a header"),
        SCHEMA("a schema"),
        SECURITY_SCHEME("a security scheme"),
        OTHER("another object");

        private final String words;

        Place(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
