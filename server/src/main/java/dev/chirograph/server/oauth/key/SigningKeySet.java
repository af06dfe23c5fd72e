package dev.chirograph.server.oauth.key;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node's copy of the keys in the database.
 *
 * @param keys the published keys by id; those of an algorithm from the oldest to the newest
 * @param published their public parts, as a JWK set in JSON
 * @param at when they were loaded
 */
record SigningKeySet(Map<String, SigningKey> keys, String published, Instant at) {
    private static final Logger LOG = LoggerFactory.getLogger(SigningKeySet.class);

    static SigningKeySet none() {
        return new SigningKeySet(Map.of(), "", Instant.MIN);
    }

    /**
     * Returns the set for new rows. Each private key is decrypted once and then reused, so that a node continues while
     * another one encrypts keys under a key that this node does not have.
     */
    SigningKeySet renewed(List<SigningKeyRow> rows, KeyEncryptionKeys encryption, Instant now) {
        Map<String, SigningKey> renewed = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            SigningKeyRow row = rows.get(i);
            if (row.publicKey() != null && !KeyRotation.isForgotten(KeyRotation.replacedFrom(rows, i), now)) {
                renewed.put(row.id(), keyOf(row, row.publicKey(), encryption));
            }
        }
        List<JWK> all = renewed.values().stream().map(SigningKey::publicKey).toList();
        return new SigningKeySet(renewed, new JWKSet(all).toString(), now);
    }

    private SigningKey keyOf(SigningKeyRow row, String publicKey, KeyEncryptionKeys encryption) {
        SigningKey before = keys.get(row.id());
        if (row.privateKey() == null) {
            return new SigningKey(parse(publicKey), null, row.signsFrom());
        }
        return before == null
                ? new SigningKey(parse(publicKey), signerOf(row.id(), row.privateKey(), encryption), row.signsFrom())
                : before;
    }

    private static @Nullable JWSSigner signerOf(String id, String privateKey, KeyEncryptionKeys encryption) {
        try {
            return SigningKey.signerOf(encryption.decrypt(privateKey, id));
        } catch (KeyEncryptionException e) {
            // Not at a start, which would have failed: the previous generation continues to sign.
            LOG.warn("a signing key that another node has made is not used by this one: {}", e.getMessage());
            return null;
        }
    }

    private static JWK parse(String publicKey) {
        try {
            return JWK.parse(publicKey);
        } catch (ParseException e) {
            throw new IllegalStateException("A public key in the database cannot be read.", e);
        }
    }

    /** Returns the newest key that has started to sign, or the newest of all if none has; null for none. */
    @Nullable
    SigningKey signing(JWSAlgorithm algorithm, Instant now) {
        SigningKey newest = null;
        SigningKey newestBegun = null;
        for (SigningKey key : keys.values()) {
            if (key.canSign(algorithm)) {
                newest = key;
                newestBegun = key.hasBegun(now) ? key : newestBegun;
            }
        }
        return newestBegun == null ? newest : newestBegun;
    }
}
