package dev.chirograph.sdk.engine;

import java.util.List;
import java.util.Set;

/** An operation of a contract. Immutable. */
public final class Operation {
    /** To make them twice does no more than to make them once (RFC 9110, section 9.2.2). */
    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE");

    private final String id;
    private final String method;
    private final String path;
    private final boolean authenticated;
    private final Set<String> scopes;
    private final boolean keyed;
    private final boolean redirecting;
    private final List<String> rateLimits;
    private final Errors errors;

    private Operation(Builder builder) {
        this.id = builder.id;
        this.method = builder.method;
        this.path = builder.path;
        this.authenticated = builder.authenticated;
        this.scopes = builder.scopes;
        this.keyed = builder.keyed;
        this.redirecting = builder.redirecting;
        this.rateLimits = builder.rateLimits;
        this.errors = builder.errors;
    }

    /**
     * Returns a builder of an operation that asks for no credentials.
     *
     * @param id its id in the document, which messages name
     * @param method the HTTP method
     * @param path the path below the endpoint, with parameters in braces
     */
    public static Builder builder(String id, String method, String path) {
        return new Builder(id, method, path);
    }

    /** Returns its id in the document. */
    public String id() {
        return id;
    }

    /** Returns the HTTP method. */
    public String method() {
        return method;
    }

    /** Returns the path below the endpoint, with parameters in braces. */
    public String path() {
        return path;
    }

    /** Tells whether it needs an access token. */
    public boolean authenticated() {
        return authenticated;
    }

    /** Returns what the token must carry. */
    public Set<String> scopes() {
        return scopes;
    }

    /** Tells whether each call has a key by which the server knows a repetition. */
    public boolean keyed() {
        return keyed;
    }

    /** Tells whether to send it twice does no more than to send it once: by its method, or because it is keyed. */
    public boolean repeatable() {
        return keyed || IDEMPOTENT.contains(method);
    }

    /** Tells whether its good answer is a redirect, which is handed over and not followed. */
    public boolean redirecting() {
        return redirecting;
    }

    /** Returns the limits that apply, such as {@code 5 per PT1M per address}. */
    public List<String> rateLimits() {
        return rateLimits;
    }

    /** Returns what its refusals may be. */
    public Errors errors() {
        return errors;
    }

    /** Names the operation in messages. */
    @Override
    public String toString() {
        return id + " (" + method + " " + path + ")";
    }

    /** Collects what is to be known of an operation. */
    public static final class Builder {
        private final String id;
        private final String method;
        private final String path;
        private boolean authenticated;
        private Set<String> scopes = Set.of();
        private boolean keyed;
        private boolean redirecting;
        private List<String> rateLimits = List.of();
        private Errors errors = Errors.none();

        private Builder(String id, String method, String path) {
            this.id = id;
            this.method = method;
            this.path = path;
        }

        /** Says that it needs an access token, and what that must carry. */
        public Builder authenticated(String... scopes) {
            this.authenticated = true;
            this.scopes = Set.of(scopes);
            return this;
        }

        /** Says that the server knows a repetition by the key in {@code Idempotency-Key}. */
        public Builder keyed() {
            this.keyed = true;
            return this;
        }

        /** Says that its good answer is a redirect. */
        public Builder redirecting() {
            this.redirecting = true;
            return this;
        }

        /** Says which limits apply. */
        public Builder rateLimits(String... rateLimits) {
            this.rateLimits = List.of(rateLimits);
            return this;
        }

        /** Says what its refusals may be. */
        public Builder errors(Errors errors) {
            this.errors = errors;
            return this;
        }

        /** Returns the operation. */
        public Operation build() {
            return new Operation(this);
        }
    }
}
