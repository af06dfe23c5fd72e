/** Authorizations, which users grant to clients: listing and revoking them. */
@NullMarked
package dev.chirograph.server.oauth.authorization;

import org.jspecify.annotations.NullMarked;
