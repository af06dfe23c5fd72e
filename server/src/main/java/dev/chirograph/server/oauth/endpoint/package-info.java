/** The token endpoint (RFC 6749, section 3.2), its compatibility form, and what can be read about both. */
@NullMarked
package dev.chirograph.server.oauth.endpoint;

import org.jspecify.annotations.NullMarked;
