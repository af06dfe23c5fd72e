/** The pages on which a user signs in, signs out and approves a device. */
@NullMarked
package dev.chirograph.server.oauth.login;

import org.jspecify.annotations.NullMarked;
