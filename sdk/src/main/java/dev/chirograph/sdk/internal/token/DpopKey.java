package dev.chirograph.sdk.internal.token;

import jakarta.json.JsonObject;
import java.net.URI;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A key that tokens are bound to (RFC 9449), so that they are of no use to whoever has not got it. Immutable. */
public final class DpopKey {
    private final PrivateKey key;
    private final JsonObject jwk;

    /**
     * Keeps a key.
     *
     * @throws IllegalArgumentException if it is not on the curve P-256
     */
    public DpopKey(KeyPair pair) {
        if (!(pair.getPublic() instanceof ECPublicKey publicKey)
                || !(pair.getPrivate() instanceof ECPrivateKey privateKey)
                || !P256.holds(publicKey)
                || !P256.holds(privateKey)) {
            throw new IllegalArgumentException("Tokens are bound to an EC key on P-256, which this is not");
        }
        this.key = privateKey;
        // RFC 7638, section 3: these members in this order are what the thumbprint is of.
        this.jwk = Jws.object()
                .add("crv", "P-256")
                .add("kty", "EC")
                .add("x", Jws.base64(P256.coordinate(publicKey.getW().getAffineX())))
                .add("y", Jws.base64(P256.coordinate(publicKey.getW().getAffineY())))
                .build();
    }

    /** Makes a key that ends with the process. */
    public static DpopKey generate() {
        return new DpopKey(P256.generate());
    }

    /** Returns what tokens name the key by (RFC 7638). */
    public String thumbprint() {
        return Jws.sha256(jwk.toString());
    }

    /**
     * Proves for one request that the sender has the key (RFC 9449, section 4.2).
     *
     * @param accessToken what the request carries; null for a request for tokens
     * @param nonce what the server last asked to have in it; null for nothing
     */
    String proof(String method, URI uri, @Nullable String accessToken, @Nullable String nonce, Instant now) {
        var claims = Jws.object()
                .add("jti", Jws.unique())
                .add("htm", method)
                .add("htu", uri.toString().split("[?#]", 2)[0])
                .add("iat", now.getEpochSecond());
        if (accessToken != null) {
            claims.add("ath", Jws.sha256(accessToken));
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
