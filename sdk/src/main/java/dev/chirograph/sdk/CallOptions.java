package dev.chirograph.sdk;

import dev.chirograph.sdk.internal.call.HeaderRules;
import dev.chirograph.sdk.internal.time.Timeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Options of a single call. The client's settings apply to whatever is not set. Immutable. */
public final class CallOptions {

    private final @Nullable Duration timeout;
    private final @Nullable Retry retry;
    private final Map<String, List<String>> headers;

    private CallOptions(Builder builder) {
        this.timeout = builder.timeout;
        this.retry = builder.retry;
        Map<String, List<String>> copy = new LinkedHashMap<>();
        builder.headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        this.headers = Collections.unmodifiableMap(copy);
    }

    /** Returns a builder without any option. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the timeout of the whole call; null for that of the client. */
    public @Nullable Duration timeout() {
        return timeout;
    }

    /** Returns the retry policy; null for that of the client. */
    public @Nullable Retry retry() {
        return retry;
    }

    /** Returns the additional request headers by name in lower case; unmodifiable. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /**
     * Returns these options merged with others, which take precedence. Headers are replaced by name.
     *
     * @param overrides the options that take precedence
     */
    public CallOptions mergedWith(CallOptions overrides) {
        Builder merged = new Builder();
        merged.timeout = overrides.timeout != null ? overrides.timeout : timeout;
        merged.retry = overrides.retry != null ? overrides.retry : retry;
        merged.headers.putAll(headers);
        merged.headers.putAll(overrides.headers);
        return merged.build();
    }

    /** Returns the options without the values of headers. */
    @Override
    public String toString() {
        return "CallOptions[timeout=" + timeout + ", retry=" + retry + ", headers=" + headers.keySet() + "]";
    }

    /** Builds options. Not thread-safe. */
    public static final class Builder {
        private final Map<String, List<String>> headers = new LinkedHashMap<>();
        private @Nullable Duration timeout;
        private @Nullable Retry retry;

        private Builder() {}

        /**
         * Sets the timeout of the whole call: waiting for a token, all attempts, the delays between them and reading the body.
         *
         * @param timeout positive and at most one day
         * @throws IllegalArgumentException if it is out of this range
         */
        public Builder timeout(Duration timeout) {
            this.timeout = Timeouts.check("timeout", timeout);
            return this;
        }

        /**
         * Sets the retry policy.
         *
         * @param retry {@link Retry#none()} for no retries
         */
        public Builder retry(Retry retry) {
            this.retry = Objects.requireNonNull(retry, "retry");
            return this;
        }

        /**
         * Adds a request header, such as {@code traceparent} or {@code X-Request-Id}. Several values of one name are sent as
         * several lines.
         *
         * @throws IllegalArgumentException if the name or the value is invalid, or the header is set by the client itself
         */
        public Builder header(String name, String value) {
            HeaderRules.checkSettable(name);
            HeaderRules.checkValue(name, value);
            headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), unused -> new ArrayList<>())
                    .add(value);
            return this;
        }

        /** Returns the options. */
        public CallOptions build() {
            return new CallOptions(this);
        }
    }
}
