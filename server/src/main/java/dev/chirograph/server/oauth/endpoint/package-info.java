/**
 * The protocol endpoints that clients call directly: token (RFC 6749, section 3.2), device authorization (RFC 8628),
 * introspection (RFC 7662), revocation (RFC 7009), userinfo (OpenID Connect Core, section 5.3), and the metadata
 * (RFC 8414, RFC 9728).
 */
@NullMarked
package dev.chirograph.server.oauth.endpoint;

import org.jspecify.annotations.NullMarked;
