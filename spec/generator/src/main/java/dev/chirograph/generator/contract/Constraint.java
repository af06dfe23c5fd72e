package dev.chirograph.generator.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** A constraint on a value, beyond its type. */
public sealed interface Constraint {
    /** The place of the constraint in the document. */
    String pointer();

    /** A minimum length in Unicode code points. */
    record MinLength(String pointer, int value) implements Constraint {}

    /** A maximum length in Unicode code points. */
    record MaxLength(String pointer, int value) implements Constraint {}

    /** An ECMA-262 pattern that has to match somewhere in the string. */
    record Pattern(String pointer, String expression) implements Constraint {}

    /** A validated format, such as {@code email}; formats that select a type are in {@link Type}. */
    record Format(String pointer, String name) implements Constraint {}

    /** A lower bound. */
    record Minimum(String pointer, BigDecimal value, boolean exclusive) implements Constraint {}

    /** An upper bound. */
    record Maximum(String pointer, BigDecimal value, boolean exclusive) implements Constraint {}

    /** A whole multiple of this. */
    record MultipleOf(String pointer, BigDecimal value) implements Constraint {}

    /** A minimum number of elements. */
    record MinItems(String pointer, int value) implements Constraint {}

    /** A maximum number of elements. */
    record MaxItems(String pointer, int value) implements Constraint {}

    /** No two equal elements. */
    record UniqueItems(String pointer) implements Constraint {}

    /** A minimum number of members. */
    record MinProperties(String pointer, int value) implements Constraint {}

    /** A maximum number of members. */
    record MaxProperties(String pointer, int value) implements Constraint {}

    /**
     * An enum or a const that is not a named type.
     *
     * @param values strings themselves, digits of numbers, names of booleans; for other types, JSON
     *     these, JSON text
     */
    record OneOf(String pointer, List<String> values) implements Constraint {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /** Members that an object must have if it has this one ({@code dependentRequired}). */
    record DependentRequired(String pointer, String member, List<String> needed) implements Constraint {
        public DependentRequired {
            needed = List.copyOf(needed);
        }
    }

    /**
     * Sets of required members, of which an object must have one completely: from {@code oneOf} or {@code anyOf} with only {@code
     * required}.
     *
     * @param exclusive whether it may match only one ({@code oneOf})
     */
    record RequiredSets(String pointer, boolean exclusive, List<List<String>> alternatives) implements Constraint {
        public RequiredSets {
            alternatives = alternatives.stream().map(List::copyOf).toList();
        }
    }

    /**
     * The constraint of a keyword that applies subschemas to a value or its parts, such as {@code if} or {@code contains}.
     *
     * @param schema an equivalent JSON Schema (2020-12) of few keywords, as JSON: references lead to its own
     *     {@code $defs} and never back to the same value, and there is no {@code unevaluatedProperties}
     */
    record Applied(String pointer, String keyword, String schema) implements Constraint {
        /** Returns the patterns for strings and names of members anywhere in the schema. */
        public Set<String> patterns() {
            return SchemaPatterns.of(schema);
        }
    }
}
