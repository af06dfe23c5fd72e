/** How requests reach the server: one interface, which applications may implement. */
@NullMarked
package dev.chirograph.sdk.transport;

import org.jspecify.annotations.NullMarked;
