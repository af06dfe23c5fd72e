package dev.chirograph.sdk;

import dev.chirograph.sdk.internal.call.HeaderRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is different for one call. What is not set is as the client has it. Immutable. */
public final class CallOptions {
    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(1);

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

    /** Returns how long the call may take in all; null for as long as the client says. */
    public @Nullable Duration timeout() {
        return timeout;
    }

    /** Returns when to try again; null for when the client says. */
    public @Nullable Retry retry() {
        return retry;
    }

    /** Returns the headers to send besides those that the call sends by itself. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /**
     * Returns these options with others over them: what the others set takes the place of what these do, header by header.
     *
     * @param others what comes first
     */
    public CallOptions overlaidWith(CallOptions others) {
        Builder merged = new Builder();
        merged.timeout = others.timeout != null ? others.timeout : timeout;
        merged.retry = others.retry != null ? others.retry : retry;
        merged.headers.putAll(headers);
        merged.headers.putAll(others.headers);
        return merged.build();
    }

    /** Tells all but the values of headers. */
    @Override
    public String toString() {
        return "CallOptions[timeout=" + timeout + ", retry=" + retry + ", headers=" + headers.keySet() + "]";
    }

    static Duration checkTimeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException("A timeout is more than zero and at most a day, not " + timeout);
        }
        return timeout;
    }

    /** Collects options. */
    public static final class Builder {
        private final Map<String, List<String>> headers = new LinkedHashMap<>();
        private @Nullable Duration timeout;
        private @Nullable Retry retry;

        private Builder() {}

        /**
         * Bounds the whole call: waiting for a token, every attempt, the waits between them and the answer's body.
         *
         * @param timeout more than zero and at most a day
         */
        public Builder timeout(Duration timeout) {
            this.timeout = checkTimeout(timeout);
            return this;
        }

        /**
         * Says when to try again.
         *
         * @param retry {@link Retry#none()} for never
         */
        public Builder retry(Retry retry) {
            this.retry = Objects.requireNonNull(retry, "retry");
            return this;
        }

        /**
         * Sends a header with the call, such as {@code traceparent} or {@code X-Request-Id}. A name may be given more than
         * once.
         *
         * @throws IllegalArgumentException if the name or the value cannot be sent, or the client itself sets the header
         */
        public Builder header(String name, String value) {
            HeaderRules.checkFree(name);
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
