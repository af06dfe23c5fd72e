/** What clients learn about who has signed in: ID tokens (OpenID Connect Core, section 2) and the claims in them. */
@NullMarked
package dev.chirograph.server.oauth.idtoken;

import org.jspecify.annotations.NullMarked;
