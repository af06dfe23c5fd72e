/** The revocation endpoint (RFC 7009). */
@NullMarked
package dev.chirograph.server.oauth.revocation;

import org.jspecify.annotations.NullMarked;
