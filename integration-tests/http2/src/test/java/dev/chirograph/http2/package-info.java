/** Attacks on the HTTP/2 codec of Helidon: they tell whether the server may speak HTTP/2 (docs/decisions/0009). */
@NullMarked
package dev.chirograph.http2;

import org.jspecify.annotations.NullMarked;
