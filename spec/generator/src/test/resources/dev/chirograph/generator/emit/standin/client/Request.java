package standin.call;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

public record Request(Operation operation, String text) {
    public static Builder to(Operation operation) {
        return new Builder(operation);
    }

    public static final class Builder {
        private final Operation operation;
        private final StringBuilder text = new StringBuilder();

        private Builder(Operation operation) {
            this.operation = operation;
            text.append(operation.method()).append(' ').append(operation.path());
        }

        private Builder say(String what, String name, @Nullable String value) {
            if (value != null) {
                text.append("; ").append(what).append(' ').append(name).append('=').append(value);
            }
            return this;
        }

        public Builder path(String name, String value) {
            return say("path", name, value);
        }

        public Builder query(String name, @Nullable String value) {
            return say("query", name, value);
        }

        public Builder header(String name, @Nullable String value) {
            return say("header", name, value);
        }

        public Builder cookie(String name, @Nullable String value) {
            return say("cookie", name, value);
        }

        public Builder encodedPath(String name, String value) {
            return say("encoded path", name, value);
        }

        public Builder encodedQuery(String pairs) {
            return say("encoded query", "pairs", pairs);
        }

        public Builder encodedCookie(String pairs) {
            return say("encoded cookie", "pairs", pairs);
        }

        public Builder accept(String mediaType) {
            return say("accept", "any", mediaType);
        }

        public Builder body(String mediaType, byte[] content) {
            return say("body", mediaType, new String(content, StandardCharsets.UTF_8));
        }

        public Request build() {
            return new Request(operation, text.toString());
        }
    }
}
