/** Attacks on Helidon's HTTP/2 codec: they show whether the server may support HTTP/2 (docs/decisions/0009). */
@NullMarked
package dev.chirograph.http2;

import org.jspecify.annotations.NullMarked;
