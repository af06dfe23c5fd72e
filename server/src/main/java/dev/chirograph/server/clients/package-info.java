/** OAuth clients, their settings and their authentication. */
@NullMarked
package dev.chirograph.server.clients;

import org.jspecify.annotations.NullMarked;
