/** Access tokens (RFC 9068) and ID tokens (OpenID Connect Core, section 2): issuing and parsing them. */
@NullMarked
package dev.chirograph.server.oauth.token;

import org.jspecify.annotations.NullMarked;
