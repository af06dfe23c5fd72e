/** Third-party clients at our authorization server (interoperability). */
@NullMarked
package dev.chirograph.integration.interop;

import org.jspecify.annotations.NullMarked;
