/** Grammar of HTTP: media types, {@code Accept}, path templates, percent-encoding, header lines. It knows no operation and no request. */
@NullMarked
package dev.chirograph.server.runtime.http;

import org.jspecify.annotations.NullMarked;
