package dev.chirograph.sdk.internal.token;

import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;

/** A key that a client signs assertions with, to say who it is ({@code private_key_jwt}; RFC 7523, section 2.2). */
public final class ClientKey {
    private static final Duration LIFETIME = Duration.ofMinutes(1);

    private final PrivateKey key;
    private final String id;

    /**
     * Keeps a key.
     *
     * @param id by which the server finds its public half ({@code kid})
     * @throws IllegalArgumentException if it is no EC key on P-256 and no RSA key of 2048 bits at least
     */
    public ClientKey(PrivateKey key, String id) {
        Jws.algorithm(key);
        this.key = key;
        this.id = id;
    }

    /** Adds an assertion to a form, each time another. */
    Form sign(Form form, String clientId, String issuer, Instant now) {
        // The issuer and nobody else: what one server gets must be of no use at another (RFC 7523, section 3).
        String assertion = Jws.sign(
                key,
                Jws.object()
                        .add("alg", Jws.algorithm(key))
                        .add("kid", id)
                        .add("typ", "JWT")
                        .build(),
                Jws.object()
                        .add("iss", clientId)
                        .add("sub", clientId)
                        .add("aud", issuer)
                        .add("jti", Jws.unique())
                        .add("iat", now.getEpochSecond())
                        .add("exp", now.plus(LIFETIME).getEpochSecond())
                        .build());
        return form.with("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .with("client_assertion", assertion);
    }

    @Override
    public String toString() {
        return "ClientKey[" + id + "]";
    }
}
