/** Proofs that the sender of a request has the key that its tokens are bound to (RFC 9449). */
@NullMarked
package dev.chirograph.server.dpop;

import org.jspecify.annotations.NullMarked;
