package dev.chirograph.server.oauth.browser;

import java.time.Instant;
import java.util.UUID;

/**
 * The session of a browser with a signed-in user.
 *
 * @param id a new id after each login; clients know it as {@code sid} and cannot derive the cookie from it
 * @param userId the user's id
 * @param username the user name as registered
 * @param authenticatedAt when the user entered the password
 */
public record BrowserSession(UUID id, String userId, String username, Instant authenticatedAt) {}
