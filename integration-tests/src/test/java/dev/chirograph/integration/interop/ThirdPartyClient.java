package dev.chirograph.integration.interop;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.sdk.model.ClientAuthenticationMethod;
import dev.chirograph.sdk.model.ClientCreate;
import dev.chirograph.sdk.model.ClientGrantType;
import dev.chirograph.sdk.model.IdTokenAlgorithm;
import dev.chirograph.sdk.model.RegisteredClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A registered client for a third-party program.
 *
 * @param id the client identifier
 * @param secret the client secret; null for none
 * @param key the key that signs client assertions; null for none
 * @param redirectUri the redirect URI
 */
record ThirdPartyClient(
        String id, @Nullable String secret, @Nullable JWK key, String redirectUri) {

    private static final String REDIRECT_URI = "https://client.example/callback";
    static final String USER_SCOPES = "openid profile email offline_access items:read";

    private static final List<String> SCOPES = List.of(USER_SCOPES.split(" "));

    /** Returns the public client of development mode. */
    static ThirdPartyClient ofDevelopment() {
        return new ThirdPartyClient("client-development-public", null, null, "http://127.0.0.1:49152/callback");
    }

    /**
     * Registers a client as administrator.
     *
     * @param method the client authentication method
     * @param grants the grant types
     * @param keyAlgorithm the algorithm of client assertions; null for none
     * @param strict whether pushed requests and bound tokens are required, as in FAPI 2.0
     */
    static ThirdPartyClient register(
            ChirographClient administrator,
            String method,
            List<String> grants,
            JWSAlgorithm keyAlgorithm,
            Strictness strict) {
        JWK key = method.equals("private_key_jwt") ? key(keyAlgorithm) : null;
        ClientCreate.Builder client = ClientCreate.builder()
                .name("Interop " + method)
                .authenticationMethod(ClientAuthenticationMethod.of(method))
                .grantTypes(grants.stream().map(ClientGrantType::of).toList())
                .scopes(grants.contains("client_credentials") ? List.of("items:read") : SCOPES)
                .dpopRequired(strict == Strictness.FAPI)
                .pushedRequestsRequired(strict == Strictness.FAPI)
                .idTokenAlgorithm(IdTokenAlgorithm.of(idTokenAlgorithm(strict)));
        if (grants.contains("authorization_code")) {
            client.redirectUris(List.of(URI.create(REDIRECT_URI)));
        }
        if (key != null) {
            client.jwks(jwks(key));
        }
        RegisteredClient registered = administrator.clients().create(client.build());
        return new ThirdPartyClient(registered.client().id(), registered.clientSecret(), key, REDIRECT_URI);
    }

    /** The security profile that the server requires of a client. */
    enum Strictness {
        /** The requirements of OAuth 2.1. */
        USUAL,
        /** The FAPI 2.0 Security Profile. */
        FAPI
    }

    static String idTokenAlgorithm(Strictness strict) {
        return strict == Strictness.FAPI ? "PS256" : "RS256";
    }

    private static Map<String, JsonValue> jwks(JWK key) {
        String text = new JWKSet(key.toPublicJWK()).toString();
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    static JsonObject json(JWK key) {
        try (var reader = Json.createReader(new StringReader(key.toJSONString()))) {
            return reader.readObject();
        }
    }

    private static JWK key(Algorithm algorithm) {
        try {
            return algorithm.equals(JWSAlgorithm.ES256)
                    ? new ECKeyGenerator(Curve.P_256)
                            .algorithm(algorithm)
                            .keyID("client-key")
                            .generate()
                    : new RSAKeyGenerator(2048)
                            .algorithm(algorithm)
                            .keyID("client-key")
                            .generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
