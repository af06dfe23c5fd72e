/**
 * A house that breaks each of its rules once, in the class that is named for it: {@code ArchitectureTest} shows with it
 * that the rules can fail.
 */
@NullMarked
package dev.chirograph.server.badhouse;

import org.jspecify.annotations.NullMarked;
