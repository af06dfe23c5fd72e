/** Signing in at a browser. */
@NullMarked
package dev.chirograph.server.oauth.signin;

import org.jspecify.annotations.NullMarked;
