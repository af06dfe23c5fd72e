package dev.chirograph.server.runtime.pipeline;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The settings of a pipeline. Immutable. */
public final class PipelineSettings {
    private static final long MEBIBYTE = 1024 * 1024;

    private final long maximumBodyBytes;
    private final Problems problems;
    private final @Nullable String realm;
    private final Set<String> corsOrigins;

    private PipelineSettings(Builder builder) {
        this.maximumBodyBytes = builder.maximumBodyBytes;
        this.problems = builder.problems;
        this.realm = builder.realm;
        this.corsOrigins = builder.corsOrigins;
    }

    /** Returns a builder with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the defaults: bodies of 1 MiB, problems of the type {@code about:blank}, challenges without a realm. */
    public static PipelineSettings defaults() {
        return builder().build();
    }

    long maximumBodyBytes() {
        return maximumBodyBytes;
    }

    Problems problems() {
        return problems;
    }

    @Nullable
    String realm() {
        return realm;
    }

    Set<String> corsOrigins() {
        return corsOrigins;
    }

    /** Builds the settings. */
    public static final class Builder {
        private long maximumBodyBytes = MEBIBYTE;
        private Problems problems = Problems.blank();
        private @Nullable String realm;
        private Set<String> corsOrigins = Set.of();

        private Builder() {}

        /**
         * Sets the maximum size of a body in bytes; 1 MiB by default.
         *
         * @throws IllegalArgumentException if it is negative, or 2 GiB or more
         */
        public Builder maximumBodyBytes(long bytes) {
            if (bytes < 0 || bytes >= Integer.MAX_VALUE) {
                throw new IllegalArgumentException("`maximumBodyBytes` must be 0 to 2147483646, but is " + bytes
                        + ": a body is read into an array");
            }
            this.maximumBodyBytes = bytes;
            return this;
        }

        /** Sets the form of problems; {@link Problems#blank()} by default. */
        public Builder problems(Problems value) {
            this.problems = value;
            return this;
        }

        /**
         * Sets the realm of challenges (RFC 9110, section 11.5); none by default.
         *
         * @throws IllegalArgumentException if it is not printable ASCII, or has a quote or a backslash
         */
        public Builder realm(String value) {
            if (value.chars().anyMatch(c -> c < 0x20 || c > 0x7E || c == '"' || c == '\\')) {
                throw new IllegalArgumentException(
                        "`realm` must be printable ASCII without quotes and backslashes, but is \"" + value + "\"");
            }
            this.realm = value;
            return this;
        }

        /**
         * Sets the origins whose scripts may call every operation, except those with a policy or a protocol of their own; none
         * by default.
         *
         * @param origins as browsers send them, such as {@code https://dashboard.example}
         */
        public Builder corsOrigins(Set<String> origins) {
            this.corsOrigins = Set.copyOf(origins);
            return this;
        }

        /** Returns the settings. */
        public PipelineSettings build() {
            return new PipelineSettings(this);
        }
    }
}
