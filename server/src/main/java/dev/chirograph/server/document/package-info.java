/** Serves the document from which the server and its SDK were built. */
@NullMarked
package dev.chirograph.server.document;

import org.jspecify.annotations.NullMarked;
