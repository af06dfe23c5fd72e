/** The few pages for people, written on the server, without JavaScript. */
@NullMarked
package dev.chirograph.server.page;

import org.jspecify.annotations.NullMarked;
