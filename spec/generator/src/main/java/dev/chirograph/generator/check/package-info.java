/**
 * Finds in a contract what is wrong, unsafe or careless, by rules that have names.
 *
 * <p>{@link dev.chirograph.generator.check.Check} is the door. A rule is a search over the contract model, listed with its
 * like in one of the classes named {@code …Rules}; {@code docs/check-rules.md} is made of what they say of themselves.
 */
@NullMarked
package dev.chirograph.generator.check;

import org.jspecify.annotations.NullMarked;
