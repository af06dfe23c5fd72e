package dev.chirograph.sdk.engine;

import dev.chirograph.sdk.internal.call.HeaderRules;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An operation with its arguments, as it is sent below any endpoint. Immutable. */
public final class Request {
    private final Operation operation;
    private final String target;
    private final Map<String, List<String>> headers;
    private final byte @Nullable [] body;

    private Request(Builder builder) {
        this.operation = builder.operation;
        this.target = builder.target();
        this.headers = builder.headers();
        this.body = builder.body;
    }

    /** Returns a builder of a request to an operation. */
    public static Builder to(Operation operation) {
        return new Builder(operation);
    }

    /** Returns what it is a request to. */
    public Operation operation() {
        return operation;
    }

    /** Returns the path and query, encoded. */
    public String target() {
        return target;
    }

    /** Returns the headers that the arguments make. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** Returns the body, not a copy; null when there is none. */
    public byte @Nullable [] body() {
        return body;
    }

    /** Names the operation, and none of its arguments. */
    @Override
    public String toString() {
        return "Request[" + operation + "]";
    }

    /** Collects the arguments. */
    public static final class Builder {
        private static final String UNRESERVED = "-._~";

        /** RFC 6265, section 4.1.1. */
        private static final Pattern COOKIE_VALUE = Pattern.compile("[!#-+\\--:<-\\[\\]-~]*");

        private final Operation operation;
        private final StringBuilder query = new StringBuilder();
        private final Map<String, List<String>> headers = new LinkedHashMap<>();
        private final StringBuilder cookies = new StringBuilder();
        private String path;
        private byte @Nullable [] body;

        private Builder(Operation operation) {
            this.operation = operation;
            this.path = operation.path();
        }

        /**
         * Puts a value in the path.
         *
         * @throws IllegalArgumentException if the value would make another path of it
         */
        public Builder path(String name, String value) {
            return encodedPath(name, encode(value));
        }

        /**
         * Puts a text in the path that is encoded already.
         *
         * @throws IllegalArgumentException if the text would make another path of it
         */
        public Builder encodedPath(String name, String value) {
            // Readers of URIs resolve these segments also when they are encoded (RFC 3986, section 6.2.2.3).
            if (value.isEmpty() || value.equals(".") || value.equals("..")) {
                throw new IllegalArgumentException(
                        name + " is a part of the path and cannot be \"" + value + "\" in " + operation.id());
            }
            String place = "{" + name + "}";
            if (!path.contains(place)) {
                throw new IllegalArgumentException(operation + " has no path parameter " + name + " left");
            }
            path = path.replace(place, value);
            return this;
        }

        /** Adds a query parameter, or another value of it; null adds none. */
        public Builder query(String name, @Nullable String value) {
            if (value != null) {
                query.append(query.length() == 0 ? '?' : '&')
                        .append(encode(name))
                        .append('=')
                        .append(encode(value));
            }
            return this;
        }

        /** Adds query parameters that are encoded already, such as {@code a=1&b=2}; an empty text adds none. */
        public Builder encodedQuery(String pairs) {
            if (!pairs.isEmpty()) {
                query.append(query.length() == 0 ? '?' : '&').append(pairs);
            }
            return this;
        }

        /**
         * Adds a header, or another value of it; null adds none.
         *
         * @throws IllegalArgumentException if the value cannot be sent in a header
         */
        public Builder header(String name, @Nullable String value) {
            if (value != null) {
                HeaderRules.checkName(name);
                HeaderRules.checkValue(name, value);
                add(name, value);
            }
            return this;
        }

        /**
         * Adds a cookie; null adds none.
         *
         * @throws IllegalArgumentException if the value cannot be sent in a cookie
         */
        public Builder cookie(String name, @Nullable String value) {
            if (value != null) {
                HeaderRules.checkName(name);
                if (!COOKIE_VALUE.matcher(value).matches()) {
                    throw new IllegalArgumentException(
                            "The value of the cookie " + name + " has a character that cannot be sent in a cookie");
                }
                cookies.append(cookies.length() == 0 ? "" : "; ")
                        .append(name)
                        .append('=')
                        .append(value);
            }
            return this;
        }

        /** Adds cookies that are encoded already, such as {@code a=1; b=2}; an empty text adds none. */
        public Builder encodedCookie(String pairs) {
            if (!pairs.isEmpty()) {
                cookies.append(cookies.length() == 0 ? "" : "; ").append(pairs);
            }
            return this;
        }

        /** Says which media type the answer may have. */
        public Builder accept(String mediaType) {
            add("accept", mediaType);
            return this;
        }

        /** Sends a body; it is not copied. */
        public Builder body(String mediaType, byte[] content) {
            headers.put("content-type", List.of(mediaType));
            body = content;
            return this;
        }

        /** Returns the request. */
        public Request build() {
            return new Request(this);
        }

        private void add(String name, String value) {
            headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), unused -> new ArrayList<>())
                    .add(value);
        }

        private String target() {
            if (path.indexOf('{') >= 0) {
                throw new IllegalStateException(operation + " lacks a path parameter: " + path);
            }
            return path + query;
        }

        private Map<String, List<String>> headers() {
            Map<String, List<String>> all = new LinkedHashMap<>();
            headers.forEach((name, values) -> all.put(name, List.copyOf(values)));
            if (all.containsKey("accept")) {
                // Refusals come as problems whatever the operation answers.
                all.put("accept", List.of(String.join(", ", all.get("accept")) + ", application/problem+json"));
            }
            if (cookies.length() > 0) {
                all.put("cookie", List.of(cookies.toString()));
            }
            return all;
        }

        /** Encodes all but the unreserved characters (RFC 3986, section 2.3). */
        private static String encode(String text) {
            StringBuilder encoded = new StringBuilder(text.length() + 8);
            for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
                char character = (char) (unit & 0xff);
                if (isUnreserved(character)) {
                    encoded.append(character);
                } else {
                    encoded.append('%')
                            .append(Character.toUpperCase(Character.forDigit(character >> 4, 16)))
                            .append(Character.toUpperCase(Character.forDigit(character & 15, 16)));
                }
            }
            return encoded.toString();
        }

        private static boolean isUnreserved(char character) {
            return character >= 'a' && character <= 'z'
                    || character >= 'A' && character <= 'Z'
                    || character >= '0' && character <= '9'
                    || UNRESERVED.indexOf(character) >= 0;
        }
    }
}
