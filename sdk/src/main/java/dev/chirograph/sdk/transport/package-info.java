/** How requests reach the server: one small interface for those who must send them in a way of their own. */
@NullMarked
package dev.chirograph.sdk.transport;

import org.jspecify.annotations.NullMarked;
