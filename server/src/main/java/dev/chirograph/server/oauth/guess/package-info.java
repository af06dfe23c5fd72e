/** Checking passwords, ever slower for whoever guesses. */
@NullMarked
package dev.chirograph.server.oauth.guess;

import org.jspecify.annotations.NullMarked;
