/** The grant {@code authorization_code} (RFC 6749, section 4.1.3) with PKCE (RFC 7636), and the codes that it takes. */
@NullMarked
package dev.chirograph.server.oauth.code;

import org.jspecify.annotations.NullMarked;
