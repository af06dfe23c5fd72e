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

/** An operation with its arguments, independent of an endpoint. Immutable. */
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

    /** Returns the operation. */
    public Operation operation() {
        return operation;
    }

    /** Returns the encoded path and query, to append to the endpoint. */
    public String target() {
        return target;
    }

    /** Returns the headers by name in lower case. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** Returns the body, not copied; null for none. */
    public byte @Nullable [] body() {
        return body;
    }

    /** Returns the operation, without its arguments. */
    @Override
    public String toString() {
        return "Request[" + operation + "]";
    }

    /** Builds a request. Not thread-safe. */
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
         * Sets a path parameter.
         *
         * @throws IllegalArgumentException if the value is empty or a dot segment, which would change the path
         */
        public Builder path(String name, String value) {
            return encodedPath(name, encode(value));
        }

        /**
         * Sets a path parameter to an encoded value.
         *
         * @throws IllegalArgumentException if the value is empty or a dot segment, which would change the path
         */
        public Builder encodedPath(String name, String value) {
            // URI normalization removes dot segments, also encoded ones (RFC 3986, section 6.2.2.3).
            if (value.isEmpty() || value.equals(".") || value.equals("..")) {
                throw new IllegalArgumentException(
                        "the path parameter `" + name + "` of " + operation.id() + " must not be \"" + value + "\"");
            }
            String placeholder = "{" + name + "}";
            if (!path.contains(placeholder)) {
                throw new IllegalArgumentException(
                        operation + " has no path parameter `" + name + "`, or it is already set");
            }
            path = path.replace(placeholder, value);
            return this;
        }

        /** Adds a value of a query parameter; null adds none. */
        public Builder query(String name, @Nullable String value) {
            if (value != null) {
                query.append(query.length() == 0 ? '?' : '&')
                        .append(encode(name))
                        .append('=')
                        .append(encode(value));
            }
            return this;
        }

        /** Adds encoded query parameters, such as {@code a=1&b=2}; an empty string adds none. */
        public Builder encodedQuery(String pairs) {
            if (!pairs.isEmpty()) {
                query.append(query.length() == 0 ? '?' : '&').append(pairs);
            }
            return this;
        }

        /**
         * Adds a value of a header; null adds none.
         *
         * @throws IllegalArgumentException if the name or the value is invalid
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
         * @throws IllegalArgumentException if the name or the value is invalid
         */
        public Builder cookie(String name, @Nullable String value) {
            if (value != null) {
                HeaderRules.checkName(name);
                if (!COOKIE_VALUE.matcher(value).matches()) {
                    throw new IllegalArgumentException(
                            "the value of the cookie `" + name + "` has a character that is invalid in a cookie");
                }
                cookies.append(cookies.length() == 0 ? "" : "; ")
                        .append(name)
                        .append('=')
                        .append(value);
            }
            return this;
        }

        /** Adds encoded cookies, such as {@code a=1; b=2}; an empty string adds none. */
        public Builder encodedCookie(String pairs) {
            if (!pairs.isEmpty()) {
                cookies.append(cookies.length() == 0 ? "" : "; ").append(pairs);
            }
            return this;
        }

        /** Adds a media type to {@code Accept}. */
        public Builder accept(String mediaType) {
            add("accept", mediaType);
            return this;
        }

        /** Sets the body, which is not copied. */
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
                throw new IllegalStateException("a path parameter of " + operation + " is not set: " + path);
            }
            return path + query;
        }

        private Map<String, List<String>> headers() {
            Map<String, List<String>> all = new LinkedHashMap<>();
            headers.forEach((name, values) -> all.put(name, List.copyOf(values)));
            if (all.containsKey("accept")) {
                // Error responses are problems (RFC 9457) in every operation.
                all.put("accept", List.of(String.join(", ", all.get("accept")) + ", application/problem+json"));
            }
            if (cookies.length() > 0) {
                all.put("cookie", List.of(cookies.toString()));
            }
            return all;
        }

        /** Percent-encodes all but the unreserved characters (RFC 3986, section 2.3). */
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
