/**
 * The difference of two contracts: what changed, for whom it breaks and why, what version it asks for, and the changelog's
 * section of it.
 */
@NullMarked
package dev.chirograph.generator.diff;

import org.jspecify.annotations.NullMarked;
