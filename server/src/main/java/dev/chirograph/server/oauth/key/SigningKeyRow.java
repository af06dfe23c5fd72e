package dev.chirograph.server.oauth.key;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table {@code signing_keys}.
 *
 * @param id the key's RFC 7638 thumbprint, which is its {@code kid}
 * @param algorithm the one that it signs with
 * @param generation 1, 2, … of the keys of the algorithm
 * @param publicKey its public part as a JWK; null until the first start that keeps it by itself
 * @param privateKey the whole key as a JWK, encrypted; null once it signs no more
 * @param signsFrom when it takes the place of the generation before
 */
record SigningKeyRow(
        String id,
        String algorithm,
        int generation,
        @Nullable String publicKey,
        @Nullable String privateKey,
        Instant signsFrom) {

    /** Leaves out the private part. */
    @Override
    public String toString() {
        return "SigningKeyRow[id=" + id + ", algorithm=" + algorithm + ", generation=" + generation + ", signsFrom="
                + signsFrom + "]";
    }
}
