/** Cuts and compiles both halves of every document of a folder, which is no part of this project. */
@NullMarked
package dev.chirograph.integration.corpus;

import org.jspecify.annotations.NullMarked;
