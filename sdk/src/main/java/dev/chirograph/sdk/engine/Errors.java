package dev.chirograph.sdk.engine;

import dev.chirograph.sdk.internal.http.MediaTypes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The error bodies that the document defines for an operation. Immutable. */
public final class Errors {
    private static final Errors NONE = new Errors(List.of());

    private final List<Known> known;

    private Errors(List<Known> known) {
        this.known = known;
    }

    /** Returns no error bodies. */
    public static Errors none() {
        return NONE;
    }

    /** Returns the error bodies of an operation. */
    public static Errors of(Known... known) {
        return new Errors(List.of(known));
    }

    /**
     * Returns the error body of some statuses in one media type.
     *
     * @param mediaType the media type or media range
     * @param reader reads the body
     * @param statuses each is a status, a range such as {@code 4XX}, or {@code default}
     */
    public static Known on(String mediaType, ResponseReader<?> reader, String... statuses) {
        return new Known(
                MediaTypes.essence(mediaType),
                reader,
                Stream.of(statuses)
                        .map(status -> status.toUpperCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
    }

    /**
     * Reads the body of an error response: as defined for its status, else for the range of its status, else as the default.
     *
     * @return null if no definition matches
     */
    public @Nullable Object read(int status, String mediaType, byte[] body) {
        String exact = Integer.toString(status);
        for (String wanted : List.of(exact, exact.charAt(0) + "XX", "DEFAULT")) {
            List<Known> candidates = known.stream()
                    .filter(one -> one.statuses().contains(wanted))
                    .toList();
            if (!candidates.isEmpty()) {
                return body.length == 0 ? null : read(candidates, status, mediaType, body);
            }
        }
        return null;
    }

    private static @Nullable Object read(List<Known> candidates, int status, String mediaType, byte[] body) {
        // The media type of the response decides first; the others are tried, since some servers send a wrong one.
        Predicate<Known> sameMediaType = one -> one.mediaType().equals(MediaTypes.essence(mediaType));
        return Stream.concat(
                        candidates.stream().filter(sameMediaType),
                        candidates.stream().filter(sameMediaType.negate()))
                .map(one -> tryRead(one, status, mediaType, body))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private static Optional<Object> tryRead(Known one, int status, String mediaType, byte[] body) {
        try {
            return Optional.ofNullable(one.reader().read(status, mediaType, body));
        } catch (RuntimeException malformed) {
            // Readers may throw anything. The caller needs the error response itself, not that its body is malformed.
            return Optional.empty();
        }
    }

    /**
     * The error body of some statuses in one media type.
     *
     * @param mediaType the media type without parameters
     * @param reader reads the body
     * @param statuses each is a status, a range such as {@code 4XX}, or {@code DEFAULT}
     */
    public record Known(String mediaType, ResponseReader<?> reader, Set<String> statuses) {}
}
