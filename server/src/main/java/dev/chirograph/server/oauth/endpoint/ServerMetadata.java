package dev.chirograph.server.oauth.endpoint;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.oauth2.sdk.GrantType;
import dev.chirograph.server.dpop.Proofs;
import dev.chirograph.server.oauth.client.ClientAuthenticator;
import dev.chirograph.server.oauth.key.SigningKeys;
import dev.chirograph.server.oauth.token.IdTokens;
import dev.chirograph.server.oauth.token.UserClaims;
import dev.chirograph.server.runtime.Operation;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** RFC 8414, section 2, and OpenID Connect Discovery, section 3: the metadata of the authorization server. */
final class ServerMetadata {
    private final byte[] json;

    private ServerMetadata(byte[] json) {
        this.json = json;
    }

    /**
     * Returns the metadata of a server.
     *
     * @param grantTypes the published values of {@code grant_type}
     * @param operations the operations that its access tokens authorize, whose scopes it supports
     */
    static ServerMetadata of(URI issuer, Set<String> grantTypes, List<Operation> operations) {
        JsonArray methods = array(ClientAuthenticator.methods());
        JsonArray algorithms = array(ClientAuthenticator.assertionAlgorithms());
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("issuer", issuer.toString())
                .add("authorization_endpoint", issuer + "/oauth2/authorize")
                .add("token_endpoint", issuer + "/oauth2/token")
                .add("jwks_uri", issuer + "/oauth2/jwks")
                .add("scopes_supported", array(scopesOf(operations)))
                .add("response_types_supported", array(List.of("code")))
                .add("response_modes_supported", array(List.of("query")))
                .add("grant_types_supported", array(grantTypes))
                .add("code_challenge_methods_supported", array(List.of("S256")))
                .add("authorization_response_iss_parameter_supported", true)
                .add("token_endpoint_auth_methods_supported", methods)
                .add("token_endpoint_auth_signing_alg_values_supported", algorithms)
                .add("dpop_signing_alg_values_supported", array(Proofs.ALGORITHMS))
                .add("pushed_authorization_request_endpoint", issuer + "/oauth2/par")
                .add("require_pushed_authorization_requests", false)
                .add("introspection_endpoint", issuer + "/oauth2/introspect")
                .add("introspection_endpoint_auth_methods_supported", array(confidentialMethods()))
                .add("introspection_endpoint_auth_signing_alg_values_supported", algorithms)
                .add("revocation_endpoint", issuer + "/oauth2/revoke")
                .add("revocation_endpoint_auth_methods_supported", methods)
                .add("revocation_endpoint_auth_signing_alg_values_supported", algorithms)
                .add("userinfo_endpoint", issuer + "/oauth2/userinfo")
                .add("end_session_endpoint", issuer + "/oauth2/logout")
                .add("subject_types_supported", array(List.of("public")))
                .add(
                        "id_token_signing_alg_values_supported",
                        array(SigningKeys.ALGORITHMS.stream()
                                .map(Algorithm::getName)
                                .toList()))
                .add("acr_values_supported", array(List.of(IdTokens.ACR)))
                .add("claims_supported", array(claims()))
                .add("claims_parameter_supported", true)
                .add("request_parameter_supported", false)
                .add("request_uri_parameter_supported", false)
                .add("prompt_values_supported", array(List.of("none", "login", "consent", "select_account")));
        if (grantTypes.contains(GrantType.DEVICE_CODE.getValue())) {
            json.add("device_authorization_endpoint", issuer + "/oauth2/device_authorization");
        }
        return new ServerMetadata(json.build().toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the metadata in JSON. */
    byte[] json() {
        return json.clone();
    }

    private static Set<String> scopesOf(List<Operation> operations) {
        // These authorize no operation, but claims and refresh tokens.
        Set<String> scopes = new TreeSet<>(Set.of("openid", "profile", "email", "offline_access"));
        for (Operation operation : operations) {
            operation.requirements().forEach(scopes::addAll);
        }
        return scopes;
    }

    private static Set<String> claims() {
        Set<String> claims = new TreeSet<>(UserClaims.names());
        claims.addAll(List.of(
                "iss", "sub", "aud", "azp", "exp", "iat", "auth_time", "nonce", "acr", "amr", "at_hash", "sid"));
        return claims;
    }

    /** RFC 7662, section 2.1: public clients cannot introspect tokens. */
    private static List<String> confidentialMethods() {
        return ClientAuthenticator.methods().stream()
                .filter(method -> !method.equals("none"))
                .toList();
    }

    private static JsonArray array(Collection<String> values) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        values.forEach(array::add);
        return array.build();
    }
}
