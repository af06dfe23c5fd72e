package dev.chirograph.server.oauth.endpoint;

import dev.chirograph.server.dpop.Proofs;
import dev.chirograph.server.runtime.Operation;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** How callers come by access tokens for this API and send them (RFC 9728, section 2). */
public final class ResourceMetadata {
    private static final String NAME = "Chirograph";

    private final byte[] json;

    private ResourceMetadata(byte[] json) {
        this.json = json;
    }

    /**
     * Says what is true of this API.
     *
     * @param resource this API, which is its own issuer
     * @param issuersOutside whose tokens are taken beside its own
     * @param operations what the tokens open, which says what scopes there are
     */
    public static ResourceMetadata of(URI resource, List<URI> issuersOutside, List<Operation> operations) {
        List<String> issuers = new ArrayList<>(List.of(resource.toString()));
        issuersOutside.forEach(issuer -> issuers.add(issuer.toString()));
        TreeSet<String> scopes = new TreeSet<>();
        operations.forEach(operation -> operation.requirements().forEach(scopes::addAll));
        String json = Json.createObjectBuilder()
                .add("resource", resource.toString())
                .add("resource_name", NAME)
                .add("authorization_servers", array(issuers))
                .add("scopes_supported", array(scopes))
                // Neither in a form nor in the query (RFC 6750, sections 2.2 and 2.3).
                .add("bearer_methods_supported", array(List.of("header")))
                .add("dpop_signing_alg_values_supported", array(Proofs.ALGORITHMS))
                .build()
                .toString();
        return new ResourceMetadata(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the metadata in JSON. */
    public byte[] json() {
        return json.clone();
    }

    private static JsonArray array(Collection<String> values) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        values.forEach(array::add);
        return array.build();
    }
}
