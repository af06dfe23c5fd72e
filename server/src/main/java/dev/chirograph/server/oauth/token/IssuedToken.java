package dev.chirograph.server.oauth.token;

import java.time.Instant;

/**
 * An access token that was issued here.
 *
 * @param id its {@code jti}
 * @param content what it says
 * @param issuedAt when it was issued, to the second
 * @param expiresAt when it ends, to the second
 */
public record IssuedToken(String id, AccessToken content, Instant issuedAt, Instant expiresAt) {}
