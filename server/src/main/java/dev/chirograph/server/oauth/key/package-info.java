/** The signing keys and the access tokens that they sign. */
@NullMarked
package dev.chirograph.server.oauth.key;

import org.jspecify.annotations.NullMarked;
