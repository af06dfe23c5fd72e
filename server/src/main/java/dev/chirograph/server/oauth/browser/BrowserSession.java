package dev.chirograph.server.oauth.browser;

import java.time.Instant;
import java.util.UUID;

/**
 * The sign-in of a browser.
 *
 * @param id its id, another one after each sign-in; clients know it ({@code sid}), and the cookie cannot be learned from it
 * @param userId the user's id
 * @param username the name to sign in with, as it was first written
 * @param authenticatedAt when the user gave the password
 */
public record BrowserSession(UUID id, String userId, String username, Instant authenticatedAt) {}
