package dev.chirograph.server.runtime.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Content negotiation by the header {@code Accept} (RFC 9110, section 12.5.1). */
public final class Accept {
    /** A weight of 1. Weights are counted in billionths, the precision of the longest accepted weight. */
    private static final int ONE = 1_000_000_000;

    private Accept() {}

    /**
     * Returns whether one of several media types is acceptable. A malformed element matches nothing; a header without
     * elements counts as absent.
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
        for (String mediaType : produced) {
            if (weight(ranges, mediaType) > 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the media type with the highest weight.
     *
     * @param accept the values of all Accept lines
     * @param produced the media types of the response, at least one
     * @return the first of those with equal weight
     */
    public static String preferred(List<String> accept, List<String> produced) {
        List<Range> ranges = ranges(MediaType.elements(accept));
        String preferred = produced.getFirst();
        for (String mediaType : produced) {
            if (weight(ranges, mediaType) > weight(ranges, preferred)) {
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

    private static int weight(List<Range> ranges, String mediaType) {
        MediaType produced = MediaType.declared(mediaType);
        Range best = null;
        for (Range range : ranges) {
            if (produced != null && range.includes(produced) && (best == null || range.goesBefore(best))) {
                best = range;
            }
        }
        return best == null ? 0 : best.weight;
    }

    /**
     * One element of the header.
     *
     * @param range the media range without the weight
     * @param parameters the parameters that a media type must have
     */
    private record Range(MediaType range, Map<String, String> parameters, int weight) {

        static @Nullable Range parse(String element) {
            MediaType range = MediaType.parse(element);
            if (range == null || (range.type().equals("*") && !range.subtype().equals("*"))) {
                return null;
            }
            if (range.parameters().isEmpty()) {
                return new Range(range, Map.of(), ONE);
            }
            Map<String, String> parameters = new LinkedHashMap<>();
            for (var parameter : range.parameters().entrySet()) {
                if (parameter.getKey().equals("q")) {
                    // Parameters after the weight (accept-ext, now obsolete) are not part of the range.
                    int weight = weight(parameter.getValue());
                    return weight < 0 ? null : of(range, parameters, weight);
                }
                parameters.put(parameter.getKey(), parameter.getValue());
            }
            return of(range, parameters, ONE);
        }

        /**
         * Parses a weight; more lenient than section 12.4.2, since the JDK's old client sends {@code q=.2}.
         *
         * @return in billionths; -1 if it is malformed or more than 1
         */
        private static int weight(String text) {
            int point = text.indexOf('.');
            String whole = point < 0 ? text : text.substring(0, point);
            String fraction = point < 0 ? "" : text.substring(point + 1);
            boolean wholeIsDigit = whole.equals("0") || whole.equals("1");
            if (fraction.length() > 9 || !(wholeIsDigit || (whole.isEmpty() && !fraction.isEmpty()))) {
                return -1;
            }
            int weight = 0;
            for (int i = 0; i < 9; i++) {
                char digit = i < fraction.length() ? fraction.charAt(i) : '0';
                if (!HttpSyntax.isDigit(digit)) {
                    return -1;
                }
                weight = 10 * weight + (digit - '0');
            }
            if (whole.equals("1")) {
                return weight == 0 ? ONE : -1;
            }
            return weight;
        }

        private static Range of(MediaType range, Map<String, String> parameters, int weight) {
            if (range.isUtf8()) {
                // All responses are UTF-8, with or without the parameter.
                parameters.remove("charset");
            }
            return new Range(range, parameters, weight);
        }

        /** The produced type may be a range too, such as {@code image/*}: one of its members may be acceptable. */
        boolean includes(MediaType produced) {
            return (range.includes(produced) || produced.includes(range))
                    && produced.parameters().entrySet().containsAll(parameters.entrySet());
        }

        /** The most specific range decides; of two equal ones, that with the higher weight. */
        boolean goesBefore(Range other) {
            int difference = specialty() - other.specialty();
            return difference > 0 || (difference == 0 && weight > other.weight);
        }

        private int specialty() {
            if (range.type().equals("*")) {
                return 0;
            }
            return range.subtype().equals("*") ? 1 : 2 + parameters.size();
        }
    }
}
