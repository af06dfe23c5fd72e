package dev.chirograph.server.oauth.endpoint;

import com.nimbusds.oauth2.sdk.GrantType;
import dev.chirograph.server.contract.Operation;
import dev.chirograph.server.oauth.grant.Grant;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the authorization server can do (RFC 8414, section 2): that and no more. */
public final class ServerMetadata {
    private final byte[] json;

    private ServerMetadata(byte[] json) {
        this.json = json;
    }

    /**
     * Says what is true of a server.
     *
     * @param grants those that it knows
     * @param operations those that its tokens open, which say what scopes there are
     */
    public static ServerMetadata of(URI issuer, List<Grant> grants, List<Operation> operations) {
        String json = Json.createObjectBuilder()
                .add("issuer", issuer.toString())
                .add("token_endpoint", issuer + "/oauth2/token")
                .add("jwks_uri", issuer + "/oauth2/jwks")
                .add("scopes_supported", array(scopesOf(operations)))
                // Required by the section, and empty: there is no authorization endpoint.
                .add("response_types_supported", Json.createArrayBuilder())
                .add("grant_types_supported", array(typesOf(grants)))
                .add("token_endpoint_auth_methods_supported", array(methodsFor(grants)))
                .build()
                .toString();
        return new ServerMetadata(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the metadata in JSON. */
    public byte[] json() {
        return json.clone();
    }

    private static Set<String> scopesOf(List<Operation> operations) {
        Set<String> scopes = new TreeSet<>();
        for (Operation operation : operations) {
            operation.requirements().forEach(scopes::addAll);
        }
        return scopes;
    }

    private static Set<String> typesOf(List<Grant> grants) {
        Set<String> types = new TreeSet<>();
        grants.forEach(grant -> types.add(grant.type().getValue()));
        return types;
    }

    private static List<String> methodsFor(List<Grant> grants) {
        List<String> methods = new ArrayList<>(List.of("client_secret_basic", "client_secret_post"));
        // Public clients have nothing but the password grant to begin with.
        if (grants.stream().anyMatch(grant -> grant.type().equals(GrantType.PASSWORD))) {
            methods.add("none");
        }
        return methods;
    }

    private static JsonArray array(Collection<String> values) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        values.forEach(array::add);
        return array.build();
    }
}
