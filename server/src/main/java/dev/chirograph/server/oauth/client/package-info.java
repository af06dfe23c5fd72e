/** Client authentication (RFC 6749, section 2.3; RFC 7523; OpenID Connect Core, section 9), DPoP proofs of clients (RFC 9449), and resource indicators (RFC 8707). */
@NullMarked
package dev.chirograph.server.oauth.client;

import org.jspecify.annotations.NullMarked;
