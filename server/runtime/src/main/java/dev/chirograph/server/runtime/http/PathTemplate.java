package dev.chirograph.server.runtime.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A path with parameters in braces, parsed into segments.
 *
 * @param query the required query parameters, if the document has a query in the path
 */
public record PathTemplate(List<Segment> segments, List<Condition> query) {

    /**
     * A required query parameter.
     *
     * @param name decoded
     * @param value the pattern of its value; null for any
     */
    public record Condition(String name, @Nullable Segment value) {
        private static Condition parse(String pair, String path) {
            int equals = pair.indexOf('=');
            return equals < 0
                    ? new Condition(literal(pair), null)
                    : new Condition(
                            literal(pair.substring(0, equals)), Segment.parse(pair.substring(equals + 1), path));
        }

        /** Returns a value that matches; null if there is none. */
        private @Nullable String find(List<String> rawPairs) {
            for (String pair : rawPairs) {
                int equals = pair.indexOf('=');
                String name = PercentEncoding.decodeQuery(equals < 0 ? pair : pair.substring(0, equals));
                String raw = equals < 0 ? "" : pair.substring(equals + 1);
                if (this.name.equals(name) && (value == null || value.matchRaw(raw) != null)) {
                    return raw;
                }
            }
            return null;
        }

        private String shape() {
            return value == null ? name : name + "=" + value.shape();
        }
    }

    /**
     * Parses a path. A fragment is ignored: no client sends it.
     *
     * @throws IllegalArgumentException if it does not start with a slash, or its braces do not match
     */
    public static PathTemplate parse(String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("The path \"" + path + "\" must begin with a slash");
        }
        String sent = before(path, '#');
        String segments = before(sent, '?');
        String query = sent.substring(Math.min(segments.length() + 1, sent.length()));
        return new PathTemplate(
                Arrays.stream(segments.substring(1).split("/", -1))
                        .map(segment -> Segment.parse(segment, path))
                        .toList(),
                Arrays.stream(query.split("&"))
                        .filter(pair -> !pair.isEmpty())
                        .map(pair -> Condition.parse(pair, path))
                        .toList());
    }

    private static String before(String text, char end) {
        int index = text.indexOf(end);
        return index < 0 ? text : text.substring(0, index);
    }

    /** Matches a literal either as it is or percent-encoded. */
    private static String literal(String written) {
        String decoded = PercentEncoding.decode(written);
        return decoded == null ? written : decoded;
    }

    /** Returns whether a query has all required pairs. */
    public boolean matchesQuery(String rawQuery) {
        for (Condition condition : query) {
            if (condition.find(pairs(rawQuery)) == null) {
                return false;
            }
        }
        return true;
    }

    /** Returns a key that is equal for two templates with the same required query. */
    public Set<String> queryShape() {
        return query.stream().map(Condition::shape).collect(Collectors.toSet());
    }

    private static List<String> pairs(String rawQuery) {
        return List.of(rawQuery.split("&"));
    }

    /** Returns the parameters, as they were sent, of a path and a query that this template matches. */
    public Map<String, String> parameters(List<String> rawPath, String rawQuery) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            put(parameters, segments.get(i), rawPath.get(i));
        }
        for (Condition condition : query) {
            String raw = condition.find(pairs(rawQuery));
            if (raw != null && condition.value() != null) {
                put(parameters, condition.value(), raw);
            }
        }
        return parameters;
    }

    private static void put(Map<String, String> parameters, Segment segment, String raw) {
        List<String> values = segment.matchRaw(raw);
        for (int j = 0; values != null && j < values.size(); j++) {
            parameters.put(segment.names().get(j), values.get(j));
        }
    }

    /**
     * One segment.
     *
     * @param literals the literals before, between and after the parameters; one more than there are parameters
     * @param names the names of the parameters; empty for a literal segment
     */
    public record Segment(List<String> literals, List<String> names) {

        private static Segment parse(String segment, String path) {
            List<String> literals = new ArrayList<>();
            List<String> names = new ArrayList<>();
            int from = 0;
            for (int open = segment.indexOf('{'); open >= 0; open = segment.indexOf('{', from)) {
                int close = segment.indexOf('}', open);
                if (close < 0) {
                    throw new IllegalArgumentException("The path \"" + path + "\" has a brace without its other half");
                }
                literals.add(literal(segment.substring(from, open)));
                names.add(segment.substring(open + 1, close));
                from = close + 1;
            }
            literals.add(literal(segment.substring(from)));
            return new Segment(List.copyOf(literals), List.copyOf(names));
        }

        public boolean isLiteral() {
            return names.isEmpty();
        }

        /**
         * Returns a key that is equal for two segments that match the same strings, whatever the names of their
         * parameters.
         */
        public String shape() {
            return String.join("{}", literals);
        }

        /** Returns the number of literal characters: a segment with more of them is more specific. */
        public int weight() {
            return literals.stream().mapToInt(String::length).sum();
        }

        /**
         * Parses the parameters of a segment. None is empty, and each ends at the first occurrence of the literal after
         * it, so that there is one way to match, in one pass.
         *
         * @return null if it does not match
         */
        public @Nullable List<String> match(String text) {
            List<Span> spans = spans(text);
            if (spans == null) {
                return null;
            }
            List<String> values = new ArrayList<>(spans.size());
            for (Span span : spans) {
                values.add(text.substring(span.from, span.to));
            }
            return values;
        }

        /** Returns the parameters of a segment without decoding them; null if it does not match. */
        private @Nullable List<String> matchRaw(String raw) {
            String text = PercentEncoding.decode(raw);
            List<Span> spans = text == null ? null : spans(text);
            if (spans == null) {
                return null;
            }
            int[] sent = PercentEncoding.positions(raw, text);
            List<String> values = new ArrayList<>(spans.size());
            for (Span span : spans) {
                values.add(raw.substring(sent[span.from], sent[span.to]));
            }
            return values;
        }

        private record Span(int from, int to) {}

        private @Nullable List<Span> spans(String text) {
            String first = literals.getFirst();
            if (isLiteral()) {
                return text.equals(first) ? List.of() : null;
            }
            if (!text.startsWith(first)) {
                return null;
            }
            List<Span> values = new ArrayList<>(names.size());
            int from = first.length();
            for (int i = 1; i < names.size(); i++) {
                String literal = literals.get(i);
                int end = text.indexOf(literal, from + 1);
                if (end < 0) {
                    return null;
                }
                values.add(new Span(from, end));
                from = end + literal.length();
            }
            String last = literals.getLast();
            int end = text.length() - last.length();
            if (end <= from || !text.endsWith(last)) {
                return null;
            }
            values.add(new Span(from, end));
            return values;
        }
    }
}
