package dev.chirograph.server.runtime.http;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Content negotiation by the header {@code Accept} (RFC 9110, section 12.5.1). */
public final class Accept {
    /** More lenient than section 12.4.2: the JDK's old client sends {@code q=.2}. */
    private static final Pattern WEIGHT = Pattern.compile("[01]|[01]?\\.[0-9]{1,9}|[01]\\.");

    private Accept() {}

    /**
     * Tells whether one of several media types is acceptable. An element that is no media range accepts nothing; a header
     * without elements is as good as none.
     *
     * @param accept the values of all Accept lines
     * @param produced the media types of the response
     */
    public static boolean accepts(List<String> accept, List<String> produced) {
        List<String> elements = MediaType.elements(accept);
        if (elements.isEmpty()) {
            return true;
        }
        List<Range> ranges = ranges(elements);
        return produced.stream().anyMatch(mediaType -> weight(ranges, mediaType).signum() > 0);
    }

    /**
     * Returns the media type with the highest weight.
     *
     * @param accept the values of all Accept lines
     * @param produced the media types of the response, at least one
     * @return the first of those that are wanted alike
     */
    public static String preferred(List<String> accept, List<String> produced) {
        List<Range> ranges = ranges(MediaType.elements(accept));
        String preferred = produced.getFirst();
        for (String mediaType : produced) {
            if (weight(ranges, mediaType).compareTo(weight(ranges, preferred)) > 0) {
                preferred = mediaType;
            }
        }
        return preferred;
    }

    private static List<Range> ranges(List<String> elements) {
        List<Range> ranges = new ArrayList<>();
        for (String element : elements) {
            Range range = Range.parse(element);
            if (range != null) {
                ranges.add(range);
            }
        }
        return ranges;
    }

    private static BigDecimal weight(List<Range> ranges, String mediaType) {
        MediaType produced = MediaType.parse(mediaType);
        Range best = null;
        for (Range range : ranges) {
            if (produced != null && range.includes(produced) && (best == null || range.goesBefore(best))) {
                best = range;
            }
        }
        return best == null ? BigDecimal.ZERO : best.weight;
    }

    /**
     * One element.
     *
     * @param range without weight
     * @param parameters what a media type has to say to be in the range
     */
    private record Range(MediaType range, Map<String, String> parameters, BigDecimal weight) {

        static @Nullable Range parse(String element) {
            MediaType range = MediaType.parse(element);
            if (range == null || (range.type().equals("*") && !range.subtype().equals("*"))) {
                return null;
            }
            Map<String, String> parameters = new LinkedHashMap<>();
            for (var parameter : range.parameters().entrySet()) {
                if (parameter.getKey().equals("q")) {
                    // What stands behind the weight was once an extension and is no part of the range.
                    return WEIGHT.matcher(parameter.getValue()).matches()
                            ? of(range, parameters, new BigDecimal(parameter.getValue()))
                            : null;
                }
                parameters.put(parameter.getKey(), parameter.getValue());
            }
            return of(range, parameters, BigDecimal.ONE);
        }

        private static @Nullable Range of(MediaType range, Map<String, String> parameters, BigDecimal weight) {
            if (weight.compareTo(BigDecimal.ONE) > 0) {
                return null;
            }
            if (range.isUtf8()) {
                // All responses are UTF-8, with or without the parameter.
                parameters.remove("charset");
            }
            return new Range(range, parameters, weight);
        }

        /** What is produced may be a range too, such as {@code image/*}: then one of its members may be acceptable. */
        boolean includes(MediaType produced) {
            return (range.includes(produced) || produced.includes(range))
                    && produced.parameters().entrySet().containsAll(parameters.entrySet());
        }

        /** The more special range decides, and of two that are alike the kinder one. */
        boolean goesBefore(Range other) {
            int difference = specialty() - other.specialty();
            return difference > 0 || (difference == 0 && weight.compareTo(other.weight) > 0);
        }

        private int specialty() {
            if (range.type().equals("*")) {
                return 0;
            }
            return range.subtype().equals("*") ? 1 : 2 + parameters.size();
        }
    }
}
