package standin.call;

import java.util.ArrayList;
import java.util.List;

public record Operation(String method, String path, List<String> said) {
    public static Builder builder(String id, String method, String path) {
        return new Builder(id, method, path);
    }

    public static final class Builder {
        private final String method;
        private final String path;
        private final List<String> said = new ArrayList<>();

        private Builder(String id, String method, String path) {
            said.add(id);
            this.method = method;
            this.path = path;
        }

        public Builder authenticated(String... scopes) {
            said.add("authenticated " + List.of(scopes));
            return this;
        }

        public Builder keyed() {
            said.add("keyed");
            return this;
        }

        public Builder redirecting() {
            said.add("redirecting");
            return this;
        }

        public Builder rateLimits(String... limits) {
            said.add("limits " + List.of(limits));
            return this;
        }

        public Builder errors(Errors errors) {
            said.add("errors " + errors.known());
            return this;
        }

        public Operation build() {
            return new Operation(method, path, List.copyOf(said));
        }
    }
}
