package dev.chirograph.server.oauth.authorize;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.oauth.browser.BrowserSession;
import dev.chirograph.server.oauth.grant.AuthorizationCode;
import dev.chirograph.server.oauth.grant.AuthorizationCodes;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.runtime.Response;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Determines the next step of an authorization request, and ends each request with exactly one authorization response.
 * Thread-safe, also across nodes.
 */
final class AuthorizationFlow {
    private final Database database;
    private final AuthorizationRequestReader requestReader;
    private final StoredAuthorizationRequests storedRequests;
    private final InteractionPolicy interactionPolicy;
    private final AuthorizationCodes codes;
    private final AuthorizationResponses responses;

    AuthorizationFlow(
            Database database,
            AuthorizationRequestReader requestReader,
            StoredAuthorizationRequests storedRequests,
            InteractionPolicy interactionPolicy,
            AuthorizationCodes codes,
            AuthorizationResponses responses) {
        this.database = database;
        this.requestReader = requestReader;
        this.storedRequests = storedRequests;
        this.interactionPolicy = interactionPolicy;
        this.codes = codes;
        this.responses = responses;
    }

    /**
     * Reads and validates a request, whenever its browser returns, and returns the next step.
     *
     * @param session the browser's current session, null if no user is signed in
     * @throws OauthException if the client or its redirect URI is invalid: the error is shown to the user
     */
    NextStep nextStep(StoredAuthorizationRequest storedRequest, @Nullable BrowserSession session) {
        try {
            return interactionPolicy.nextStep(read(storedRequest), storedRequest, session);
        } catch (AuthorizationErrorException e) {
            return new NextStep.Reject(e.redirectTarget(), e.error());
        }
    }

    /**
     * Reads and validates a request.
     *
     * @throws OauthException if the client or its redirect URI is invalid
     * @throws AuthorizationErrorException for every other error
     */
    AuthorizationRequest read(StoredAuthorizationRequest storedRequest) {
        return storedRequest.pushed() == null
                ? requestReader.readUnpushed(storedRequest.form())
                : requestReader.readPushed(storedRequest.form());
    }

    /** Ends a request with an authorization code for the scopes that the user grants. */
    Response issueCode(ConsentRequest consentRequest) {
        return complete(consentRequest.storedRequest(), () -> {
            AuthorizationRequest request = consentRequest.request();
            String code = codes.issue(new AuthorizationCode(
                    request.client().id(),
                    request.redirectTarget().redirectUri(),
                    request.codeChallenge(),
                    request.dpopKey(),
                    consentRequest.session().userId(),
                    consentRequest.scopes(),
                    request.resources(),
                    request.nonce(),
                    request.claims(),
                    consentRequest.session().authenticatedAt(),
                    consentRequest.session().id()));
            return responses.code(request.redirectTarget(), code);
        });
    }

    /** Ends a request with an error. */
    Response reject(StoredAuthorizationRequest storedRequest, NextStep.Reject reject) {
        return complete(storedRequest, () -> responses.error(reject.redirectTarget(), reject.error()));
    }

    private Response complete(StoredAuthorizationRequest storedRequest, Supplier<Response> response) {
        Response first = database.inTransaction(() -> storedRequests.complete(storedRequest) ? response.get() : null);
        if (first == null) {
            throw new OauthException(OAuth2Error.INVALID_REQUEST, "This sign-in request has already been used.");
        }
        return first;
    }
}
