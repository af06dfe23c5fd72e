/** The grant {@code client_credentials} (RFC 6749, section 4.4). */
@NullMarked
package dev.chirograph.server.oauth.clientcredentials;

import org.jspecify.annotations.NullMarked;
