/** Generates and compiles both halves of every document in a folder outside this project. */
@NullMarked
package dev.chirograph.integration.corpus;

import org.jspecify.annotations.NullMarked;
