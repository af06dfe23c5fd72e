/**
 * Compares two contracts: the changes, whom they break and why, the required version, and the section of the
 * changelog.
 */
@NullMarked
package dev.chirograph.generator.diff;

import org.jspecify.annotations.NullMarked;
