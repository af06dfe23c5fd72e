/** Clients that others wrote, at our authorization server. */
@NullMarked
package dev.chirograph.integration.interop;

import org.jspecify.annotations.NullMarked;
