/** The default transport, based on java.net.http. */
@NullMarked
package dev.chirograph.sdk.internal.http;

import org.jspecify.annotations.NullMarked;
