package dev.chirograph.server.oauth.client;

import com.nimbusds.oauth2.sdk.ErrorObject;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.dpop.InvalidProofException;
import dev.chirograph.server.dpop.Proof;
import dev.chirograph.server.dpop.Proofs;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.runtime.ProtocolExchange;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * RFC 9449, section 5: determines the key to which the tokens of a request are bound. The proof is verified before
 * client authentication, so that a proof without a nonce does not use up a client assertion, and marked as used after
 * it, so that other parties use up nothing. The grant is checked last.
 *
 * <p>Thread-safe.
 */
public final class DpopAuthenticator {
    /** The header that sends a nonce to clients (section 8). */
    public static final String NONCE = "DPoP-Nonce";

    private static final HeaderName DPOP = HeaderNames.create("DPoP");

    private final Proofs proofs;

    /** @param proofs verifies the proofs */
    public DpopAuthenticator(Proofs proofs) {
        this.proofs = proofs;
    }

    /**
     * Verifies the proof of a request.
     *
     * @return null if the request has none
     * @throws OauthException {@code invalid_dpop_proof} or {@code use_dpop_nonce}
     */
    public @Nullable Proof read(ProtocolExchange exchange) {
        ServerRequest request = exchange.request();
        if (!request.headers().contains(DPOP)) {
            return null;
        }
        try {
            return proofs.verify(
                    request.headers().get(DPOP).allValues(),
                    request.prologue().method().text(),
                    request.prologue().uriPath().rawPath(),
                    null);
        } catch (InvalidProofException e) {
            throw refusal(e);
        }
    }

    /**
     * Uses up the proof of a token request.
     *
     * @param proof the result of {@link #read}
     * @return the thumbprint of the key to which the tokens are bound, null for bearer tokens
     * @throws OauthException {@code invalid_dpop_proof} if it was used before, or is missing and the client requires DPoP
     */
    public @Nullable String use(@Nullable Proof proof, Client client) {
        if (proof == null && client.dpopRequired()) {
            throw new OauthException(new ErrorObject(
                    "invalid_dpop_proof",
                    "The client is registered for DPoP-bound tokens only; send the header DPoP."));
        }
        return use(proof);
    }

    /**
     * Uses up the proof of a pushed authorization request (section 10.1).
     *
     * @param proof the result of {@link #read}
     * @return the thumbprint of its key, null without a proof
     * @throws OauthException {@code invalid_dpop_proof} if it was used before
     */
    public @Nullable String use(@Nullable Proof proof) {
        if (proof == null) {
            return null;
        }
        try {
            proofs.use(proof);
        } catch (InvalidProofException e) {
            throw refusal(e);
        }
        return proof.key();
    }

    private static OauthException refusal(InvalidProofException refused) {
        return new OauthException(
                new ErrorObject(refused.error(), refused.getMessage()),
                refused.nonce() == null ? Map.of() : Map.of(NONCE, refused.nonce()));
    }
}
