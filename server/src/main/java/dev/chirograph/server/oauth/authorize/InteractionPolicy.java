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
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a request can be answered, or whether its user has something to do first (OpenID Connect Core, section 3.1.2.3 and
 * 3.1.2.4). Decides by what is, and remembers nothing: so it may be asked again whenever the browser comes back.
 *
 * <p>Safe for use by many threads.
 */
final class InteractionPolicy {
    private final UserDirectory users;
    private final Consents consents;

    InteractionPolicy(UserDirectory users, Consents consents) {
        this.users = users;
        this.consents = consents;
    }

    /** @param session who is signed in in the browser now, null when nobody is */
    NextStep decide(
            AuthorizationRequest request, StoredAuthorizationRequest pending, @Nullable BrowserSession session) {
        Account account = session == null ? null : users.find(session.userId());
        if (session == null || account == null || account.disabled()) {
            return signIn(request);
        }
        boolean signedInForIt = !session.id().equals(pending.browserSession());
        if (!signedInForIt && (request.wantsSignIn() || isTooOld(session, request, pending))) {
            return signIn(request);
        }
        if (request.subject() != null && !request.subject().equals(session.userId())) {
            // Who has signed in as somebody else is not asked for ever (section 3.1.2.1, id_token_hint).
            return signedInForIt ? refuse(OIDCError.LOGIN_REQUIRED, "Another user has signed in.") : signIn(request);
        }
        Set<String> scopes = Scopes.common(request.scopes(), UserScopes.allowed(request.client(), account));
        if (scopes.isEmpty()) {
            return refuse(OAuth2Error.ACCESS_DENIED, "The user has none of the scopes to give.");
        }
        ConsentRequest question = new ConsentRequest(request, pending, session, scopes);
        if (!mustAsk(request, account, scopes)) {
            return new NextStep.IssueCode(question);
        }
        return request.isSilent()
                ? refuse(OIDCError.CONSENT_REQUIRED, "The user has not agreed yet.")
                : new NextStep.Consent(question);
    }

    /**
     * Compares with the time when the request came, and not with now: the user must not sign in again because reading the consent page
     * took some time. No age at all is as old as any (section 15.1 knows {@code max_age=0} for {@code prompt=login}).
     */
    private static boolean isTooOld(
            BrowserSession session, AuthorizationRequest request, StoredAuthorizationRequest pending) {
        if (request.maxAge() == null) {
            return false;
        }
        Instant oldest = pending.arrivedAt().minus(request.maxAge());
        return request.maxAge().isZero() || session.authenticatedAt().isBefore(oldest);
    }

    private boolean mustAsk(AuthorizationRequest request, Account account, Set<String> scopes) {
        Client client = request.client();
        if (request.wantsConsent()) {
            return true;
        }
        if (!client.consentRequired()) {
            return false;
        }
        // RFC 8252, section 8.6: nobody can tell who is waiting at such a redirect URI, so each time a person has to
        // look.
        boolean isAnybody =
                client.isPublic() && RedirectUris.isAnybodys(request.address().redirectUri());
        return isAnybody || !consents.cover(account.userId(), client.id(), scopes);
    }

    private static NextStep signIn(AuthorizationRequest request) {
        return request.isSilent() ? refuse(OIDCError.LOGIN_REQUIRED, "The user has to sign in.") : new NextStep.Login();
    }

    private static NextStep refuse(ErrorObject error, String description) {
        return new NextStep.Reject(error.setDescription(description));
    }
}
