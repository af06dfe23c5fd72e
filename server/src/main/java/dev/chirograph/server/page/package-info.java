/** The pages for users, rendered on the server, without JavaScript. */
@NullMarked
package dev.chirograph.server.page;

import org.jspecify.annotations.NullMarked;
