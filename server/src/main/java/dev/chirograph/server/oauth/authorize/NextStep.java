package dev.chirograph.server.oauth.authorize;

import com.nimbusds.oauth2.sdk.ErrorObject;

/** The next step of an authorization request. Callers switch over it. */
sealed interface NextStep {

    /** The user signs in, and comes back to the consent page. */
    record Login(AuthorizationRequest request) implements NextStep {}

    /** The user is asked for consent. */
    record Consent(ConsentRequest consentRequest) implements NextStep {}

    /** The client gets an authorization code: the user has consented before, or need not. */
    record IssueCode(ConsentRequest consentRequest) implements NextStep {}

    /** The client gets an error. */
    record Reject(RedirectTarget redirectTarget, ErrorObject error) implements NextStep {}
}
