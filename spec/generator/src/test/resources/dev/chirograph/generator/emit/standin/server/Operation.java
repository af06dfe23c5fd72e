package standin;

import java.util.ArrayList;
import java.util.List;

public final class Operation {
    private final List<String> said;

    private Operation(List<String> said) {
        this.said = List.copyOf(said);
    }

    public static Builder builder(String id, String method, String path) {
        return new Builder().say("id " + id).say(method + " " + path);
    }

    @Override
    public String toString() {
        return String.join("; ", said);
    }

    public static final class Builder {
        private final List<String> said = new ArrayList<>();

        private Builder() {}

        private Builder say(String what) {
            said.add(what);
            return this;
        }

        public Builder alias(String path) {
            return say("alias " + path);
        }

        public Builder tag(String name) {
            return say("tag " + name);
        }

        public Builder requires(String... scopes) {
            return say("requires " + List.of(scopes));
        }

        public Builder anonymous() {
            return say("anonymous");
        }

        public Builder otherScheme(String name) {
            return say("other scheme " + name);
        }

        public Builder rateLimit(RateLimit limit) {
            return say("limit " + limit);
        }

        public Builder cors(CorsPolicy policy) {
            return say("cors " + policy);
        }

        public Builder consumes(String... mediaTypes) {
            return say("consumes " + List.of(mediaTypes));
        }

        public Builder produces(String... mediaTypes) {
            return say("produces " + List.of(mediaTypes));
        }

        public Builder status(int... codes) {
            for (int code : codes) {
                say("status " + code);
            }
            return this;
        }

        public Builder requestHeaders(String... names) {
            return this;
        }

        public Builder responseHeaders(String... names) {
            return this;
        }

        public Builder idempotent() {
            return say("idempotent");
        }

        public Builder protocol() {
            return say("protocol");
        }

        public Builder deprecated() {
            return say("deprecated");
        }

        public Operation build() {
            return new Operation(said);
        }
    }
}
