package dev.chirograph.sdk.internal.token;

import jakarta.json.JsonObject;
import java.net.URI;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A key that access tokens are bound to (DPoP, RFC 9449), so that they are useless without it. Immutable. */
public final class DpopKey {
    private final PrivateKey key;
    private final JsonObject jwk;

    /**
     * Creates the key.
     *
     * @throws IllegalArgumentException if it is not on P-256
     */
    public DpopKey(KeyPair pair) {
        if (!(pair.getPublic() instanceof ECPublicKey publicKey)
                || !(pair.getPrivate() instanceof ECPrivateKey privateKey)
                || !P256.isOnCurve(publicKey)
                || !P256.isOnCurve(privateKey)) {
            throw new IllegalArgumentException("`key` must be an EC key on P-256, but is another key");
        }
        this.key = privateKey;
        // RFC 7638, section 3: the thumbprint is that of these members in this order.
        this.jwk = Jws.object()
                .add("crv", "P-256")
                .add("kty", "EC")
                .add("x", Base64Url.encode(P256.coordinate(publicKey.getW().getAffineX())))
                .add("y", Base64Url.encode(P256.coordinate(publicKey.getW().getAffineY())))
                .build();
    }

    /** Generates a key, which is not stored. */
    public static DpopKey generate() {
        return new DpopKey(P256.generate());
    }

    /** Returns the JWK thumbprint (RFC 7638), which bound tokens contain. */
    public String thumbprint() {
        return Base64Url.sha256(jwk.toString());
    }

    /**
     * Returns the DPoP proof of one request (RFC 9449, section 4.2).
     *
     * @param accessToken the access token of the request; null for a token request
     * @param nonce the server's latest {@code DPoP-Nonce}; null for none
     */
    String proof(String method, URI uri, @Nullable String accessToken, @Nullable String nonce, Instant now) {
        var claims = Jws.object()
                .add("jti", Jws.randomId())
                .add("htm", method)
                .add("htu", uri.toString().split("[?#]", 2)[0])
                .add("iat", now.getEpochSecond());
        if (accessToken != null) {
            claims.add("ath", Base64Url.sha256(accessToken));
        }
        if (nonce != null) {
            claims.add("nonce", nonce);
        }
        JsonObject header = Jws.object()
                .add("typ", "dpop+jwt")
                .add("alg", "ES256")
                .add("jwk", jwk)
                .build();
        return Jws.sign(key, header, claims.build());
    }

    @Override
    public String toString() {
        return "DpopKey[" + thumbprint() + "]";
    }
}
