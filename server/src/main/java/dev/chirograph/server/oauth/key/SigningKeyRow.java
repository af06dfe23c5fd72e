package dev.chirograph.server.oauth.key;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code signing_keys}.
 *
 * @param id the key's RFC 7638 thumbprint, which is its {@code kid}
 * @param algorithm the algorithm that it signs with
 * @param generation 1, 2, … among the keys of its algorithm
 * @param publicKey its public part as a JWK, null in rows of old versions
 * @param privateKey the whole key as an encrypted JWK; null when it no longer signs
 * @param signsFrom when it replaces its predecessor
 */
record SigningKeyRow(
        String id,
        String algorithm,
        int generation,
        @Nullable String publicKey,
        @Nullable String privateKey,
        Instant signsFrom) {

    /** Omits the private part. */
    @Override
    public String toString() {
        return "SigningKeyRow[id=" + id + ", algorithm=" + algorithm + ", generation=" + generation + ", signsFrom="
                + signsFrom + "]";
    }
}
