/** Users: their accounts and passwords, and listeners for their removal. */
@NullMarked
package dev.chirograph.server.users;

import org.jspecify.annotations.NullMarked;
