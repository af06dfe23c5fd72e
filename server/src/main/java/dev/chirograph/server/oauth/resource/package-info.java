/** What access tokens are for (RFC 8707). */
@NullMarked
package dev.chirograph.server.oauth.resource;

import org.jspecify.annotations.NullMarked;
