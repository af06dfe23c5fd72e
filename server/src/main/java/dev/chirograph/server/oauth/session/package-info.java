/** The operations by which users see and end what they have let clients do. */
@NullMarked
package dev.chirograph.server.oauth.session;

import org.jspecify.annotations.NullMarked;
