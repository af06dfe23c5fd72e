/** OAuth messages: form parameters, scopes, errors and responses (RFC 6749). */
@NullMarked
package dev.chirograph.server.oauth.protocol;

import org.jspecify.annotations.NullMarked;
