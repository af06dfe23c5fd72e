package dev.chirograph.server.oauth.authorize;

import com.nimbusds.openid.connect.sdk.Prompt;
import dev.chirograph.server.clients.Client;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An authorization request that is whole, and that the client may make.
 *
 * @param address where the answer goes
 * @param scopes what is asked for, some of what the client may have
 * @param codeChallenge the S256 challenge (RFC 7636, section 4.2); null when the client need not send one and did not
 * @param dpopKey the thumbprint of the key that the tokens are to be bound to (RFC 9449, section 10), null when it names none
 * @param resources what access tokens are to be for (RFC 8707), at least this API
 * @param nonce what the ID token repeats, null when there is nothing
 * @param claims the parameter {@code claims} in JSON, null when there is none
 * @param prompts how the user is to be asked
 * @param maxAge how old a sign-in may be, null for any age
 * @param loginHint the user name that the client expects, null when it says nothing
 * @param subject the only user that the answer may be about, null for any
 */
record AuthorizationRequest(
        RedirectTarget address,
        Set<String> scopes,
        @Nullable String codeChallenge,
        @Nullable String dpopKey,
        List<String> resources,
        @Nullable String nonce,
        @Nullable String claims,
        Set<Prompt.Type> prompts,
        @Nullable Duration maxAge,
        @Nullable String loginHint,
        @Nullable String subject) {

    /** Copies the collections. */
    AuthorizationRequest {
        scopes = Set.copyOf(scopes);
        resources = List.copyOf(resources);
        prompts = Set.copyOf(prompts);
    }

    Client client() {
        return address.client();
    }

    /** Tells whether the user must not be asked anything. */
    boolean isSilent() {
        return prompts.contains(Prompt.Type.NONE);
    }

    /** Tells whether the user has to sign in for this request, whoever is signed in already. */
    boolean wantsSignIn() {
        return prompts.contains(Prompt.Type.LOGIN) || prompts.contains(Prompt.Type.SELECT_ACCOUNT);
    }

    /** Tells whether the user has to be asked for consent, also when it is known. */
    boolean wantsConsent() {
        return prompts.contains(Prompt.Type.CONSENT);
    }
}
