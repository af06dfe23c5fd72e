/** What an operator does to the data with a command: in the process of the command, or in that of the running server. */
@NullMarked
package dev.chirograph.server.administration;

import org.jspecify.annotations.NullMarked;
