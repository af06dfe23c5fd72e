/** The revoked access tokens of this server, from all nodes of a database. */
@NullMarked
package dev.chirograph.server.revocation;

import org.jspecify.annotations.NullMarked;
