package dev.chirograph.sdk.internal.token;

/** The outcome of a request for an access token. */
public sealed interface TokenOutcome permits AccessToken, TokenFailure {}
