/** The grant {@code password} (RFC 6749, section 4.3). */
@NullMarked
package dev.chirograph.server.oauth.password;

import org.jspecify.annotations.NullMarked;
