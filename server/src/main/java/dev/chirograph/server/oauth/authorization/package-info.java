/** Authorizations: what a user has allowed a client to do, how to list it and how to revoke it. */
@NullMarked
package dev.chirograph.server.oauth.authorization;

import org.jspecify.annotations.NullMarked;
