package dev.chirograph.server.oauth.authorize;

import com.nimbusds.oauth2.sdk.ErrorObject;

/** What comes next for an authorization request. */
sealed interface NextStep {

    /** The user has to sign in first. */
    record Login() implements NextStep {}

    /** The user has to agree first to what the client asks for. */
    record Consent(ConsentRequest question) implements NextStep {}

    /** The client gets a code. */
    record IssueCode(ConsentRequest question) implements NextStep {}

    /** The client gets a refusal. */
    record Reject(ErrorObject error) implements NextStep {}
}
