package dev.chirograph.generator.diff;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The three numbers of a version; pre-release and build metadata are ignored. */
record SemanticVersion(long major, long minor, long patch) implements Comparable<SemanticVersion> {
    private static final Pattern TEXT =
            Pattern.compile("v?(\\d{1,18})(?:\\.(\\d{1,18}))?(?:\\.(\\d{1,18}))?(?:[-+][0-9A-Za-z.+-]*)?");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}.*");

    /** Parses {@code 1.4.2}, also {@code 1.4} and {@code v1}; null if it is not a version, such as a date. */
    static @Nullable SemanticVersion of(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches() || DAY.matcher(text).matches()) {
            return null;
        }
        return new SemanticVersion(number(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3)));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    @Override
    public int compareTo(SemanticVersion other) {
        return Comparator.comparingLong(SemanticVersion::major)
                .thenComparingLong(SemanticVersion::minor)
                .thenComparingLong(SemanticVersion::patch)
                .compare(this, other);
    }
}
