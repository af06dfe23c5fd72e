/** OAuth clients: what each may do, and how it authenticates. */
@NullMarked
package dev.chirograph.server.clients;

import org.jspecify.annotations.NullMarked;
