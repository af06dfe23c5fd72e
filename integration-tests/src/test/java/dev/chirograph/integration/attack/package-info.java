/** Hostile clients on raw sockets, which send what no HTTP client would send, or very slowly. */
@NullMarked
package dev.chirograph.integration.attack;

import org.jspecify.annotations.NullMarked;
