package dev.chirograph.sdk.engine;

import java.util.List;
import java.util.Set;

/** An operation of a document. Immutable. */
public final class Operation {
    /** RFC 9110, section 9.2.2. */
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
     * Returns a builder of an operation that requires no authentication.
     *
     * @param id the {@code operationId}, which messages contain
     * @param method the HTTP method
     * @param path the path below the endpoint, with parameters in braces
     */
    public static Builder builder(String id, String method, String path) {
        return new Builder(id, method, path);
    }

    /** Returns the {@code operationId}. */
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

    /** Returns whether the operation requires authentication. */
    public boolean authenticated() {
        return authenticated;
    }

    /** Returns the scopes that the access token needs. */
    public Set<String> scopes() {
        return scopes;
    }

    /** Returns whether each call has an {@code Idempotency-Key}, by which the server recognizes a retry. */
    public boolean keyed() {
        return keyed;
    }

    /** Returns whether the operation is idempotent, by its method or by its {@code Idempotency-Key}. */
    public boolean repeatable() {
        return keyed || IDEMPOTENT.contains(method);
    }

    /** Returns whether its successful response is a redirect, which is returned and not followed. */
    public boolean redirecting() {
        return redirecting;
    }

    /** Returns its rate limits, such as {@code 5 per PT1M per address}. */
    public List<String> rateLimits() {
        return rateLimits;
    }

    /** Returns its error bodies. */
    public Errors errors() {
        return errors;
    }

    /** Returns the operation as in messages, such as {@code getItem (GET /items/{item_id})}. */
    @Override
    public String toString() {
        return id + " (" + method + " " + path + ")";
    }

    /** Builds an operation. Not thread-safe. */
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

        /** Requires authentication, with the scopes that the access token needs. */
        public Builder authenticated(String... scopes) {
            this.authenticated = true;
            this.scopes = Set.of(scopes);
            return this;
        }

        /** Sends an {@code Idempotency-Key} with each call. */
        public Builder keyed() {
            this.keyed = true;
            return this;
        }

        /** Makes a redirect its successful response. */
        public Builder redirecting() {
            this.redirecting = true;
            return this;
        }

        /** Sets its rate limits. */
        public Builder rateLimits(String... rateLimits) {
            this.rateLimits = List.of(rateLimits);
            return this;
        }

        /** Sets its error bodies. */
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
