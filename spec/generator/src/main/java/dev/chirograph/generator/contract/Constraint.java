package dev.chirograph.generator.contract;

import java.math.BigDecimal;
import java.util.List;

/** What a value must keep, besides its type. */
public sealed interface Constraint {
    /** Where the constraint stands in the document. */
    String pointer();

    /** At least so many characters (Unicode code points). */
    record MinLength(String pointer, int value) implements Constraint {}

    /** At most so many characters (Unicode code points). */
    record MaxLength(String pointer, int value) implements Constraint {}

    /** A match of this ECMA-262 expression somewhere in the text. */
    record Pattern(String pointer, String expression) implements Constraint {}

    /** A format that is checked, such as {@code email}; formats that choose a type are in {@link Type}. */
    record Format(String pointer, String name) implements Constraint {}

    /** A lower bound. */
    record Minimum(String pointer, BigDecimal value, boolean exclusive) implements Constraint {}

    /** An upper bound. */
    record Maximum(String pointer, BigDecimal value, boolean exclusive) implements Constraint {}

    /** A whole multiple of this. */
    record MultipleOf(String pointer, BigDecimal value) implements Constraint {}

    /** At least so many elements. */
    record MinItems(String pointer, int value) implements Constraint {}

    /** At most so many elements. */
    record MaxItems(String pointer, int value) implements Constraint {}

    /** No two elements equal. */
    record UniqueItems(String pointer) implements Constraint {}

    /** At least so many members. */
    record MinProperties(String pointer, int value) implements Constraint {}

    /** At most so many members. */
    record MaxProperties(String pointer, int value) implements Constraint {}

    /** One of these texts: an enum or a const that has no name of its own. */
    record OneOf(String pointer, List<String> values) implements Constraint {
        public OneOf {
            values = List.copyOf(values);
        }
    }
}
