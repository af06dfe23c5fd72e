/** Which access tokens of this server are revoked, as all nodes of a database know it. */
@NullMarked
package dev.chirograph.server.revocation;

import org.jspecify.annotations.NullMarked;
