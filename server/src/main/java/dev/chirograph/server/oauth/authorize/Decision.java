package dev.chirograph.server.oauth.authorize;

import com.nimbusds.oauth2.sdk.ErrorObject;

/** What comes next for an authorization request. */
sealed interface Decision {

    /** The user has to sign in first. */
    record SignIn() implements Decision {}

    /** The user has to agree first to what the client asks for. */
    record AskConsent(Question question) implements Decision {}

    /** The client gets a code. */
    record Grant(Question question) implements Decision {}

    /** The client gets a refusal. */
    record Refuse(ErrorObject error) implements Decision {}
}
