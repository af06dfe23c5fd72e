/** Signing out at a browser. */
@NullMarked
package dev.chirograph.server.oauth.logout;

import org.jspecify.annotations.NullMarked;
