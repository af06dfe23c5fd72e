package dev.chirograph.server.oauth.endpoint;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.oauth2.sdk.GrantType;
import dev.chirograph.server.api.ApiScope;
import dev.chirograph.server.api.Operations;
import dev.chirograph.server.dpop.Proofs;
import dev.chirograph.server.oauth.client.ClientAuthenticator;
import dev.chirograph.server.oauth.key.SigningKeys;
import dev.chirograph.server.oauth.token.IdTokens;
import dev.chirograph.server.oauth.token.UserClaims;
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
     */
    static ServerMetadata of(URI issuer, Set<String> grantTypes) {
        JsonArray methods = array(ClientAuthenticator.methods());
        JsonArray algorithms = array(ClientAuthenticator.assertionAlgorithms());
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("issuer", issuer.toString())
                .add("authorization_endpoint", issuer + Operations.AUTHORIZE.path())
                .add("token_endpoint", issuer + Operations.ISSUE_TOKEN.path())
                .add("jwks_uri", issuer + Operations.GET_JWKS.path())
                .add("scopes_supported", array(new TreeSet<>(ApiScope.all())))
                .add("response_types_supported", array(List.of("code")))
                .add("response_modes_supported", array(List.of("query")))
                .add("grant_types_supported", array(grantTypes))
                .add("code_challenge_methods_supported", array(List.of("S256")))
                .add("authorization_response_iss_parameter_supported", true)
                .add("token_endpoint_auth_methods_supported", methods)
                .add("token_endpoint_auth_signing_alg_values_supported", algorithms)
                .add("dpop_signing_alg_values_supported", array(Proofs.ALGORITHMS))
                .add("pushed_authorization_request_endpoint", issuer + Operations.PUSH_AUTHORIZATION_REQUEST.path())
                .add("require_pushed_authorization_requests", false)
                .add("introspection_endpoint", issuer + Operations.INTROSPECT_TOKEN.path())
                .add("introspection_endpoint_auth_methods_supported", array(confidentialMethods()))
                .add("introspection_endpoint_auth_signing_alg_values_supported", algorithms)
                .add("revocation_endpoint", issuer + Operations.REVOKE_TOKEN.path())
                .add("revocation_endpoint_auth_methods_supported", methods)
                .add("revocation_endpoint_auth_signing_alg_values_supported", algorithms)
                .add("userinfo_endpoint", issuer + Operations.GET_USERINFO.path())
                .add("end_session_endpoint", issuer + Operations.LOGOUT.path())
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
            json.add("device_authorization_endpoint", issuer + Operations.AUTHORIZE_DEVICE.path());
        }
        return new ServerMetadata(json.build().toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the metadata in JSON. */
    byte[] json() {
        return json.clone();
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
