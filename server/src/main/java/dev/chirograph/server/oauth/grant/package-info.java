/**
 * The five grants of the token endpoint, each in its own class, with the credentials that they exchange and their
 * stores: authorization codes (RFC 6749, section 4.1, and RFC 7636), device codes (RFC 8628) and refresh tokens (RFC
 * 6749, section 6, with rotation and reuse detection).
 */
@NullMarked
package dev.chirograph.server.oauth.grant;

import org.jspecify.annotations.NullMarked;
