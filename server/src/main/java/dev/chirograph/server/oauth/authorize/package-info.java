/**
 * The authorization endpoint (RFC 6749, section 3.1; OpenID Connect Core, section 3.1.2): from a request that comes by a browser
 * or is pushed before, over signing in and consent, to the answer that goes back to the client.
 */
@NullMarked
package dev.chirograph.server.oauth.authorize;

import org.jspecify.annotations.NullMarked;
