/** Hashing of passwords and client secrets, and the making of random ones. */
@NullMarked
package dev.chirograph.server.secret;

import org.jspecify.annotations.NullMarked;
