/** The transport that stands on java.net.http. */
@NullMarked
package dev.chirograph.sdk.internal.http;

import org.jspecify.annotations.NullMarked;
