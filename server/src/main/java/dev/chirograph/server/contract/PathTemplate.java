package dev.chirograph.server.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A path with parameters in braces, taken apart into segments. */
record PathTemplate(List<Segment> segments) {

    /**
     * Takes a path apart.
     *
     * @throws IllegalArgumentException when it does not begin with a slash, or its braces do not match
     */
    static PathTemplate parse(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("The path \"" + path + "\" must begin with a slash");
        }
        return new PathTemplate(Arrays.stream(path.substring(1).split("/", -1))
                .map(segment -> Segment.parse(segment, path))
                .toList());
    }

    /** Reads the parameters out of the segments of a path that this template matches. */
    Map<String, String> parameters(List<String> path) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            List<String> values = segment.match(path.get(i));
            for (int j = 0; values != null && j < values.size(); j++) {
                parameters.put(segment.names().get(j), values.get(j));
            }
        }
        return parameters;
    }

    /**
     * One segment.
     *
     * @param literals what stands before, between and after the parameters; one more than there are parameters
     * @param names the parameters; none when the segment is literal
     */
    record Segment(List<String> literals, List<String> names) {

        private static Segment parse(String segment, String path) {
            List<String> literals = new ArrayList<>();
            List<String> names = new ArrayList<>();
            int from = 0;
            for (int open = segment.indexOf('{'); open >= 0; open = segment.indexOf('{', from)) {
                int close = segment.indexOf('}', open);
                if (close < 0) {
                    throw new IllegalArgumentException("The path \"" + path + "\" has a brace without its other half");
                }
                literals.add(segment.substring(from, open));
                names.add(segment.substring(open + 1, close));
                from = close + 1;
            }
            literals.add(segment.substring(from));
            return new Segment(List.copyOf(literals), List.copyOf(names));
        }

        boolean isLiteral() {
            return names.isEmpty();
        }

        /** Returns what is the same for two segments that match the same texts, whatever their parameters are called. */
        String shape() {
            return String.join("{}", literals);
        }

        /** Returns how many characters are certain: who has more of them is the more special. */
        int weight() {
            return literals.stream().mapToInt(String::length).sum();
        }

        /**
         * Reads the parameters out of a segment of a path. None is empty, and each ends where the literal after it first
         * occurs, so that there is one way to match and it takes one pass.
         *
         * @return null when it does not match
         */
        @Nullable
        List<String> match(String text) {
            String first = literals.getFirst();
            if (isLiteral()) {
                return text.equals(first) ? List.of() : null;
            }
            if (!text.startsWith(first)) {
                return null;
            }
            List<String> values = new ArrayList<>(names.size());
            int from = first.length();
            for (int i = 1; i < names.size(); i++) {
                String literal = literals.get(i);
                int end = text.indexOf(literal, from + 1);
                if (end < 0) {
                    return null;
                }
                values.add(text.substring(from, end));
                from = end + literal.length();
            }
            String last = literals.getLast();
            int end = text.length() - last.length();
            if (end <= from || !text.endsWith(last)) {
                return null;
            }
            values.add(text.substring(from, end));
            return values;
        }
    }
}
