/** The people who sign in: their accounts, their passwords, and who is told when one of them goes. */
@NullMarked
package dev.chirograph.server.users;

import org.jspecify.annotations.NullMarked;
