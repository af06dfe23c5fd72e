/** Hashing of passwords and client secrets, and generation of random secrets. */
@NullMarked
package dev.chirograph.server.secret;

import org.jspecify.annotations.NullMarked;
