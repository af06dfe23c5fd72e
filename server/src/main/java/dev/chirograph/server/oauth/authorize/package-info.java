/**
 * The authorization endpoint (RFC 6749, section 3.1): reads and validates a request or a pushed request (RFC 9126), determines
 * the next step (login, consent, issue a code, reject), and returns the authorization response to the client.
 */
@NullMarked
package dev.chirograph.server.oauth.authorize;

import org.jspecify.annotations.NullMarked;
