/** Verification of DPoP proofs of possession (RFC 9449). */
@NullMarked
package dev.chirograph.server.dpop;

import org.jspecify.annotations.NullMarked;
