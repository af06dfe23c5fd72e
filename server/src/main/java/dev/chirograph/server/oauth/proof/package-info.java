/** Proofs of possession at the endpoints of the authorization server (RFC 9449, sections 5 and 10). */
@NullMarked
package dev.chirograph.server.oauth.proof;

import org.jspecify.annotations.NullMarked;
