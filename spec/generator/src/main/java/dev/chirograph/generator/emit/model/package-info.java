/** Generates the models, their codecs and their validation. */
@NullMarked
package dev.chirograph.generator.emit.model;

import org.jspecify.annotations.NullMarked;
