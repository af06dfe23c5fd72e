package dev.chirograph.generator.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

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

    /**
     * One of these values: an enum or a const that has no name of its own.
     *
     * @param values of a string itself, of a number its digits, of a boolean its name; where the type is none of
     *     these, JSON text
     */
    record OneOf(String pointer, List<String> values) implements Constraint {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /** Of an object: when it has this member, it has those too. */
    record DependentRequired(String pointer, String member, List<String> needed) implements Constraint {
        public DependentRequired {
            needed = List.copyOf(needed);
        }
    }

    /**
     * Of an object: it has all members of one of these sets; from {@code oneOf} or {@code anyOf} that only say {@code
     * required}.
     *
     * @param exclusive whether it may fulfil no more than one ({@code oneOf})
     */
    record RequiredSets(String pointer, boolean exclusive, List<List<String>> alternatives) implements Constraint {
        public RequiredSets {
            alternatives = alternatives.stream().map(List::copyOf).toList();
        }
    }

    /**
     * What a keyword asks for that applies schemas to a value or to parts of it, such as {@code if} or {@code contains}.
     *
     * @param schema a JSON Schema (2020-12) that says the same in few keywords, as JSON text: references lead to its own
     *     {@code $defs} and never back to the same value, and there is no {@code unevaluatedProperties}
     */
    record Applied(String pointer, String keyword, String schema) implements Constraint {
        /** Returns the patterns that strings and names of members have to match anywhere in the schema. */
        public Set<String> patterns() {
            return SchemaPatterns.of(schema);
        }
    }
}
