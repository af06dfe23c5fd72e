package dev.chirograph.server.runtime;

import java.time.Duration;

/**
 * How long the access token of a request was still valid when it was verified; the pipeline registers it in the request's context.
 *
 * @param validFor not negative
 */
record TokenLifetime(Duration validFor) {}
