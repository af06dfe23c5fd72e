package dev.chirograph.server.oauth.authorize;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.openid.connect.sdk.OIDCError;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.oauth.browser.BrowserSession;
import dev.chirograph.server.oauth.grant.UserScopes;
import dev.chirograph.server.oauth.protocol.Scopes;
import dev.chirograph.server.users.Account;
import dev.chirograph.server.users.UserDirectory;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Determines the next step of an authorization request: login, consent, a code or an error (OpenID Connect Core, sections 3.1.2.3 and
 * 3.1.2.4). Keeps no state, so it is asked again each time the browser comes back.
 *
 * <p>Thread-safe.
 */
final class InteractionPolicy {
    private final UserDirectory users;
    private final Consents consents;

    InteractionPolicy(UserDirectory users, Consents consents) {
        this.users = users;
        this.consents = consents;
    }

    /** @param session the browser's current session, null if no user is signed in */
    NextStep nextStep(
            AuthorizationRequest request, StoredAuthorizationRequest storedRequest, @Nullable BrowserSession session) {
        Account account = session == null ? null : users.find(session.userId());
        if (session == null || account == null || account.disabled()) {
            return login(request);
        }
        boolean signedInForRequest = !session.id().equals(storedRequest.browserSession());
        if (!signedInForRequest
                && (request.prompts().requireLogin()
                        || request.maxAge().isExceeded(session, storedRequest.arrivedAt()))) {
            return login(request);
        }
        if (request.subject() != null && !request.subject().equals(session.userId())) {
            // A user who has just signed in as someone else is not sent to the login again (section 3.1.2.1,
            // id_token_hint).
            return signedInForRequest
                    ? reject(request, OIDCError.LOGIN_REQUIRED, "Another user has signed in.")
                    : login(request);
        }
        Set<String> scopes = Scopes.common(request.scopes(), UserScopes.allowed(request.client(), account));
        if (scopes.isEmpty()) {
            return reject(request, OAuth2Error.ACCESS_DENIED, "The user has none of the requested scopes.");
        }
        ConsentRequest consentRequest = new ConsentRequest(request, storedRequest, session, scopes);
        if (!isConsentNeeded(request, account, scopes)) {
            return new NextStep.IssueCode(consentRequest);
        }
        return request.prompts().isNone()
                ? reject(request, OIDCError.CONSENT_REQUIRED, "The user has not consented yet.")
                : new NextStep.Consent(consentRequest);
    }

    private boolean isConsentNeeded(AuthorizationRequest request, Account account, Set<String> scopes) {
        Client client = request.client();
        if (request.prompts().requireConsent()) {
            return true;
        }
        if (!client.consentRequired()) {
            return false;
        }
        // RFC 8252, section 8.6: another app could receive the response, so the user must consent each time.
        boolean impersonable = client.isPublic()
                && RedirectUris.mayReachOtherApps(request.redirectTarget().redirectUri());
        return impersonable || !consents.cover(account.userId(), client.id(), scopes);
    }

    private static NextStep login(AuthorizationRequest request) {
        return request.prompts().isNone()
                ? reject(request, OIDCError.LOGIN_REQUIRED, "The user has to sign in.")
                : new NextStep.Login(request);
    }

    private static NextStep reject(AuthorizationRequest request, ErrorObject error, String description) {
        return new NextStep.Reject(request.redirectTarget(), error.setDescription(description));
    }
}
