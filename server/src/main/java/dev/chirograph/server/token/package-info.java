/**
 * Verification of access tokens, of the issuer in this server and of external issuers. Knows no store: what it needs to look up, it
 * declares as an interface.
 */
@NullMarked
package dev.chirograph.server.token;

import org.jspecify.annotations.NullMarked;
