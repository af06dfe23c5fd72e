package dev.chirograph.generator.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A security scheme.
 *
 * @param name the scheme's name in the document
 * @param type {@code oauth2}, {@code openIdConnect}, {@code http}, {@code apiKey} or {@code mutualTLS}
 * @param http the scheme of the header {@code Authorization} in lower case when {@code type} is {@code http}, else empty
 * @param key the location of the key if {@code type} is {@code apiKey}, else null
 * @param flows the flows when {@code type} is {@code oauth2}
 * @param scopes the scopes of these flows, each once, with the scheme's extensions
 */
public record SecurityScheme(
        String pointer,
        String name,
        String type,
        String http,
        @Nullable Key key,
        List<Flow> flows,
        List<OauthScope> scopes) {
    public SecurityScheme {
        flows = List.copyOf(flows);
        scopes = List.copyOf(scopes);
    }

    /** Creates a scheme without scopes. */
    public SecurityScheme(String pointer, String name, String type, String http, @Nullable Key key, List<Flow> flows) {
        this(pointer, name, type, http, key, flows, List.of());
    }

    /** The location of a key. */
    public record Key(Parameter.Place place, String name) {}

    /**
     * An OAuth flow.
     *
     * @param name such as {@code clientCredentials}
     * @param tokenUrl empty if the flow has none
     * @param authorizationUrl empty if the flow has none
     * @param scopes the scopes with their descriptions
     */
    public record Flow(
            String pointer, String name, String tokenUrl, String authorizationUrl, Map<String, String> scopes) {
        public Flow {
            scopes = Collections.unmodifiableMap(new LinkedHashMap<>(scopes));
        }
    }

    /** Whether callers send {@code Authorization: Bearer}. */
    public boolean bearer() {
        return type.equals("oauth2") || type.equals("openIdConnect") || http.equals("bearer");
    }
}
