package dev.chirograph.server.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An operation of the document, as the pipeline sees it. Immutable. */
public final class Operation {
    /** The characters of a scope, which a challenge contains without escaping (RFC 6749, section 3.3). */
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    private final String id;
    private final String method;
    private final String path;
    private final List<String> aliases;
    private final String tag;
    private final List<Set<String>> requirements;
    private final boolean anonymous;
    private final Set<String> otherSchemes;
    private final List<RateLimit> rateLimits;
    private final @Nullable CorsPolicy cors;
    private final List<String> consumes;
    private final List<String> produces;
    private final List<Integer> statuses;
    private final List<String> requestHeaders;
    private final List<String> responseHeaders;
    private final boolean idempotent;
    private final boolean protocol;
    private final boolean deprecated;

    private Operation(Builder builder) {
        this.id = builder.id;
        this.method = builder.method;
        this.path = builder.path;
        this.aliases = List.copyOf(builder.aliases);
        this.tag = builder.tag;
        this.requirements = List.copyOf(builder.requirements);
        this.anonymous = builder.anonymous;
        this.otherSchemes = Collections.unmodifiableSet(new LinkedHashSet<>(builder.otherSchemes));
        this.rateLimits = List.copyOf(builder.rateLimits);
        this.cors = builder.cors;
        this.consumes = List.copyOf(builder.consumes);
        this.produces = List.copyOf(builder.produces);
        this.statuses = List.copyOf(builder.statuses);
        this.requestHeaders = List.copyOf(builder.requestHeaders);
        this.responseHeaders = List.copyOf(builder.responseHeaders);
        this.idempotent = builder.idempotent;
        this.protocol = builder.protocol;
        this.deprecated = builder.deprecated;
    }

    /**
     * Returns a builder of an operation.
     *
     * @param id the operationId
     * @param method the method in upper case, such as {@code GET}
     * @param path the path with its parameters in braces, such as {@code /items/{item_id}}
     */
    public static Builder builder(String id, String method, String path) {
        return new Builder(id, method, path);
    }

    /** Returns the operationId. */
    public String id() {
        return id;
    }

    /** Returns the method, in upper case. */
    public String method() {
        return method;
    }

    /** Returns the path, with its parameters in braces. */
    public String path() {
        return path;
    }

    /** Returns further paths of the same operation; usually empty. */
    public List<String> aliases() {
        return aliases;
    }

    /** Returns the tag; empty for none. */
    public String tag() {
        return tag;
    }

    /**
     * Returns the alternative sets of scopes. A caller with an access token needs all scopes of one; an empty set only
     * requires an authenticated caller.
     */
    public List<Set<String>> requirements() {
        return requirements;
    }

    /** Returns whether the operation is public: credentials are ignored. */
    public boolean open() {
        return requirements.isEmpty() && otherSchemes.isEmpty();
    }

    /** Returns whether authentication is optional; credentials that are sent must still be valid. */
    public boolean anonymous() {
        return anonymous;
    }

    /** Returns the names of its alternative security schemes other than access tokens. */
    public Set<String> otherSchemes() {
        return otherSchemes;
    }

    /** Returns the rate limits, all of which apply. */
    public List<RateLimit> rateLimits() {
        return rateLimits;
    }

    /** Returns the CORS policy; null if scripts of other origins may not call the operation. */
    public @Nullable CorsPolicy cors() {
        return cors;
    }

    /** Returns the media types of request bodies; empty if the operation has no body. */
    public List<String> consumes() {
        return consumes;
    }

    /** Returns the media types of successful responses; empty if they have no content. */
    public List<String> produces() {
        return produces;
    }

    /** Returns the documented statuses, errors included. */
    public List<Integer> statuses() {
        return statuses;
    }

    /** Returns the names of its parameters that are headers. */
    public List<String> requestHeaders() {
        return requestHeaders;
    }

    /** Returns the names of the headers of its responses, errors included. */
    public List<String> responseHeaders() {
        return responseHeaders;
    }

    /** Returns whether callers may retry it with the same {@code Idempotency-Key} without a second effect. */
    public boolean idempotent() {
        return idempotent;
    }

    /** Returns whether it implements its own protocol: it gets the raw request and writes its own errors. */
    public boolean protocol() {
        return protocol;
    }

    /** Returns whether it is deprecated. */
    public boolean deprecated() {
        return deprecated;
    }

    @Override
    public String toString() {
        return id + " (" + method + " " + path + ")";
    }

    /** Builds an {@link Operation}. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final String method;
        private final String path;
        private final List<String> aliases = new ArrayList<>();
        private String tag = "";
        private final List<Set<String>> requirements = new ArrayList<>();
        private boolean anonymous;
        private final Set<String> otherSchemes = new LinkedHashSet<>();
        private final List<RateLimit> rateLimits = new ArrayList<>();
        private @Nullable CorsPolicy cors;
        private final List<String> consumes = new ArrayList<>();
        private final List<String> produces = new ArrayList<>();
        private final List<Integer> statuses = new ArrayList<>();
        private final List<String> requestHeaders = new ArrayList<>();
        private final List<String> responseHeaders = new ArrayList<>();
        private boolean idempotent;
        private boolean protocol;
        private boolean deprecated;

        private Builder(String id, String method, String path) {
            this.id = id;
            this.method = method;
            this.path = path;
        }

        /** Adds a further path of the same operation, with the same parameters. */
        public Builder alias(String alias) {
            aliases.add(alias);
            return this;
        }

        /** Sets the tag. */
        public Builder tag(String name) {
            this.tag = name;
            return this;
        }

        /**
         * Adds an alternative: a caller with all these scopes may call. An operation without any alternative is public.
         *
         * @throws IllegalArgumentException if one is not a valid scope (RFC 6749, section 3.3)
         */
        public Builder requires(String... scopes) {
            for (String scope : scopes) {
                if (!SCOPE.matcher(scope).matches()) {
                    throw new IllegalArgumentException("\"" + scope + "\" of " + id
                            + " is no scope; it must be printable ASCII without spaces, " + "quotes and backslashes");
                }
            }
            requirements.add(Collections.unmodifiableSet(new LinkedHashSet<>(List.of(scopes))));
            return this;
        }

        /** Adds the alternative without credentials. */
        public Builder anonymous() {
            this.anonymous = true;
            return this;
        }

        /** Adds an alternative with a security scheme other than access tokens, such as an API key. */
        public Builder otherScheme(String name) {
            otherSchemes.add(name);
            return this;
        }

        /** Adds a limit. */
        public Builder rateLimit(RateLimit limit) {
            rateLimits.add(limit);
            return this;
        }

        /** Allows scripts of any origin to call it. */
        public Builder cors(CorsPolicy policy) {
            this.cors = policy;
            return this;
        }

        /** Adds media types of request bodies. */
        public Builder consumes(String... mediaTypes) {
            consumes.addAll(List.of(mediaTypes));
            return this;
        }

        /** Adds media types of successful responses. */
        public Builder produces(String... mediaTypes) {
            produces.addAll(List.of(mediaTypes));
            return this;
        }

        /** Adds documented statuses, errors included. */
        public Builder status(int... codes) {
            for (int code : codes) {
                statuses.add(code);
            }
            return this;
        }

        /** Adds names of parameters that are headers. */
        public Builder requestHeaders(String... names) {
            requestHeaders.addAll(List.of(names));
            return this;
        }

        /** Adds names of headers of responses. */
        public Builder responseHeaders(String... names) {
            responseHeaders.addAll(List.of(names));
            return this;
        }

        /** Declares that a retry with the same {@code Idempotency-Key} has no second effect. */
        public Builder idempotent() {
            this.idempotent = true;
            return this;
        }

        /** Gives it the raw request. */
        public Builder protocol() {
            this.protocol = true;
            return this;
        }

        /** Marks it as deprecated. */
        public Builder deprecated() {
            this.deprecated = true;
            return this;
        }

        /** Returns the operation. */
        public Operation build() {
            return new Operation(this);
        }
    }
}
