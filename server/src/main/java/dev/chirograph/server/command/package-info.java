/** The command line of the server: names, options, output and exit codes. What the commands do is given to it. */
@NullMarked
package dev.chirograph.server.command;

import org.jspecify.annotations.NullMarked;
