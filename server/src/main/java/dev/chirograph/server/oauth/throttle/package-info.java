/** Login throttling: brute-force protection of passwords, by user name, address and known device. */
@NullMarked
package dev.chirograph.server.oauth.throttle;

import org.jspecify.annotations.NullMarked;
