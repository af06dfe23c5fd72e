package dev.chirograph.sdk.internal.token;

/** What came of asking for an access token. */
public sealed interface TokenOutcome permits AccessToken, TokenFailure {}
