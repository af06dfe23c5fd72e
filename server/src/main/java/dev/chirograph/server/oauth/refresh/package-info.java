/** The grant {@code refresh_token} (RFC 6749, section 6), with rotation and detection of reuse. */
@NullMarked
package dev.chirograph.server.oauth.refresh;

import org.jspecify.annotations.NullMarked;
