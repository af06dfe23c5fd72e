/** Who is calling: verification of access tokens, of our own issuer and of one outside. */
@NullMarked
package dev.chirograph.server.token;

import org.jspecify.annotations.NullMarked;
