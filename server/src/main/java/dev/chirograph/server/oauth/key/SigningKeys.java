package dev.chirograph.server.oauth.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.chirograph.server.database.Database;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;

/** The keys that sign access tokens (ES256). The first is made at the first start; all nodes of a database share them. */
public final class SigningKeys {
    private final List<ECKey> keys;
    private final String published;

    private SigningKeys(List<ECKey> keys) {
        this.keys = List.copyOf(keys);
        this.published = new JWKSet(List.copyOf(keys)).toPublicJWKSet().toString();
    }

    /** Reads the keys, and makes the first one when there is none. */
    public static SigningKeys load(Database database, Clock clock) {
        SigningKeyStore store = new SigningKeyStore(database);
        List<ECKey> kept = read(store);
        if (!kept.isEmpty()) {
            return new SigningKeys(kept);
        }
        ECKey first = generate();
        store.insertFirst(first.getKeyID(), first.toJSONString(), clock.instant());
        // Not the one just made: another node may have been quicker.
        return new SigningKeys(read(store));
    }

    /** Returns the public keys as a JWK set in JSON (RFC 7517, section 5), always the same text. */
    public String publicKeys() {
        return published;
    }

    /** Returns the key that signs now. */
    ECKey current() {
        return keys.getFirst();
    }

    private static List<ECKey> read(SigningKeyStore store) {
        return store.privateJwks().stream().map(SigningKeys::parse).toList();
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java platform makes no P-256 keys.", e);
        }
    }

    private static ECKey parse(String jwk) {
        try {
            return ECKey.parse(jwk);
        } catch (ParseException e) {
            // Without the cause: its message may quote the private key.
            throw new IllegalStateException(
                    "A signing key in the database cannot be read; delete its row in signing_keys to have one made.");
        }
    }
}
