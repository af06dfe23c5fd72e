/**
 * HTTP syntax: media types, {@code Accept}, path templates, percent-encoding, header lines. Independent of operations
 * and requests.
 */
@NullMarked
package dev.chirograph.server.runtime.http;

import org.jspecify.annotations.NullMarked;
