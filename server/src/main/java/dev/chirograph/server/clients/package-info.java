/** The programs that may ask for tokens: what each is allowed, and how it proves who it is. */
@NullMarked
package dev.chirograph.server.clients;

import org.jspecify.annotations.NullMarked;
