/**
 * Verification of access tokens of the local issuer and of external issuers. Does not depend on stores: it declares interfaces for the
 * lookups that it needs.
 */
@NullMarked
package dev.chirograph.server.token;

import org.jspecify.annotations.NullMarked;
