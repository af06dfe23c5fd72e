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

/** RFC 9728, section 2: the metadata of this API as a protected resource. */
final class ResourceMetadata {
    private static final String NAME = "Chirograph";

    private final byte[] json;

    private ResourceMetadata(byte[] json) {
        this.json = json;
    }

    /**
     * Returns the metadata of this API.
     *
     * @param resource the API's URL, which is also the issuer of its own access tokens
     * @param externalIssuers the external issuers whose access tokens it accepts
     * @param operations the operations that access tokens authorize, whose scopes it supports
     */
    static ResourceMetadata of(URI resource, List<URI> externalIssuers, List<Operation> operations) {
        List<String> issuers = new ArrayList<>(List.of(resource.toString()));
        externalIssuers.forEach(issuer -> issuers.add(issuer.toString()));
        TreeSet<String> scopes = new TreeSet<>();
        operations.forEach(operation -> operation.requirements().forEach(scopes::addAll));
        String json = Json.createObjectBuilder()
                .add("resource", resource.toString())
                .add("resource_name", NAME)
                .add("authorization_servers", array(issuers))
                .add("scopes_supported", array(scopes))
                // Not in a form or the query (RFC 6750, sections 2.2 and 2.3).
                .add("bearer_methods_supported", array(List.of("header")))
                .add("dpop_signing_alg_values_supported", array(Proofs.ALGORITHMS))
                .build()
                .toString();
        return new ResourceMetadata(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the metadata in JSON. */
    byte[] json() {
        return json.clone();
    }

    private static JsonArray array(Collection<String> values) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        values.forEach(array::add);
        return array.build();
    }
}
