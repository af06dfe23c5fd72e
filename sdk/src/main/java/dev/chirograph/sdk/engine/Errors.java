package dev.chirograph.sdk.engine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the refusals of an operation carry, as its document says. Immutable. */
public final class Errors {
    private static final Errors NONE = new Errors(List.of());

    private final List<Known> known;

    private Errors(List<Known> known) {
        this.known = known;
    }

    /** Returns that nothing is known. */
    public static Errors none() {
        return NONE;
    }

    /** Returns what is known. */
    public static Errors of(Known... known) {
        return new Errors(List.of(known));
    }

    /**
     * Says what refusals carry in one media type.
     *
     * @param mediaType the media type, or a range of them
     * @param reader reads it
     * @param statuses each three digits, a range such as {@code 4XX}, or {@code default}
     */
    public static Known on(String mediaType, ResponseReader<?> reader, String... statuses) {
        return new Known(
                essence(mediaType),
                reader,
                Stream.of(statuses)
                        .map(status -> status.toUpperCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
    }

    /**
     * Reads what a refusal carries: as its status says, else as the range of its status, else as the default.
     *
     * @return null when there is nothing that fits
     */
    public @Nullable Object read(int status, String mediaType, byte[] body) {
        String exact = Integer.toString(status);
        for (String wanted : List.of(exact, exact.charAt(0) + "XX", "DEFAULT")) {
            List<Known> said = known.stream()
                    .filter(one -> one.statuses().contains(wanted))
                    .toList();
            if (!said.isEmpty()) {
                return body.length == 0 ? null : read(said, status, mediaType, body);
            }
        }
        return null;
    }

    private static @Nullable Object read(List<Known> said, int status, String mediaType, byte[] body) {
        // What bears a name of its own is read as that says; a server that mistakes the name is tried to be understood.
        Predicate<Known> named = one -> one.mediaType().equals(essence(mediaType));
        return Stream.concat(said.stream().filter(named), said.stream().filter(named.negate()))
                .map(one -> attempt(one, status, mediaType, body))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private static Optional<Object> attempt(Known one, int status, String mediaType, byte[] body) {
        try {
            return Optional.ofNullable(one.reader().read(status, mediaType, body));
        } catch (RuntimeException doesNotFit) {
            // Readers throw what they like. The refusal itself is what the caller must learn of, not that it is
            // misshapen.
            return Optional.empty();
        }
    }

    private static String essence(String mediaType) {
        return mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /**
     * What refusals carry in one media type.
     *
     * @param mediaType without parameters
     * @param reader reads it
     * @param statuses each three digits, a range such as {@code 4XX}, or {@code DEFAULT}
     */
    public record Known(String mediaType, ResponseReader<?> reader, Set<String> statuses) {}
}
