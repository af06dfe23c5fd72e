/** Compares the documentation with the code: links, and the names of classes and tests. */
@NullMarked
package dev.chirograph.integration.docs;

import org.jspecify.annotations.NullMarked;
