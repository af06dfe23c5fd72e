/**
 * Checks a contract for errors, security problems and careless design, by named rules.
 *
 * <p>{@link dev.chirograph.generator.check.Check} is the entry point. A rule is a search over the contract model; the classes
 * named {@code …Rules} each list related rules. {@code docs/check-rules.md} is generated from their summaries.
 */
@NullMarked
package dev.chirograph.generator.check;

import org.jspecify.annotations.NullMarked;
