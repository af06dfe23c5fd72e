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
 * Finds out which key the sender of a request has. The proof is read before the client is authenticated, and used up after
 * that: one that lacks the nonce leaves a client its assertion, which it may have made for all its attempts, and a stranger
 * uses up nothing. What the request is about, such as a code, comes last.
 *
 * <p>Safe for use by many threads.
 */
public final class DpopAuthenticator {
    /** The header by which clients learn of a nonce (RFC 9449, section 8). */
    public static final String NONCE = "DPoP-Nonce";

    private static final HeaderName DPOP = HeaderNames.create("DPoP");

    private final Proofs proofs;

    /** Verifies by these. */
    public DpopAuthenticator(Proofs proofs) {
        this.proofs = proofs;
    }

    /**
     * Verifies the proof of a request.
     *
     * @return null when there is none
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
     * Uses up the proof of a request for tokens, which some clients must not do without.
     *
     * @param proof what {@link #read} has found
     * @return the thumbprint of the key that the tokens are to be bound to, null when to none
     * @throws OauthException {@code invalid_dpop_proof} if it was used before, or is missing
     */
    public @Nullable String use(@Nullable Proof proof, Client client) {
        if (proof == null && client.dpopRequired()) {
            throw new OauthException(new ErrorObject(
                    "invalid_dpop_proof", "The client's tokens have to be bound to a key: send a proof."));
        }
        return use(proof);
    }

    /**
     * Uses up the proof of a request that only announces a key (section 10.1).
     *
     * @param proof what {@link #read} has found
     * @return the thumbprint of the key, null when there is none
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
