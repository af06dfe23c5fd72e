package dev.chirograph.sdk.internal.token;

import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;

/** A key with which a client signs assertions to authenticate ({@code private_key_jwt}; RFC 7523, section 2.2). */
public final class ClientKey {
    private static final Duration LIFETIME = Duration.ofMinutes(1);

    private final PrivateKey key;
    private final String id;

    /**
     * Creates the key.
     *
     * @param id the {@code kid} of the public key
     * @throws IllegalArgumentException if it is neither an EC key on P-256 nor an RSA key of at least 2048 bits
     */
    public ClientKey(PrivateKey key, String id) {
        Jws.algorithm(key);
        this.key = key;
        this.id = id;
    }

    /** Adds a new assertion to a form. */
    Form sign(Form form, String clientId, String issuer, Instant now) {
        // The only audience is the issuer: another server must not accept the assertion (RFC 7523, section 3).
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
                        .add("jti", Jws.randomId())
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
