package ${supportPackage};

import jakarta.json.JsonValue;
import java.util.List;

/** A compiled schema. Immutable once it is compiled. */
final class Subschema {
    /** The meaning in a few words, such as {@code is a string}. */
    final String meaning;

    private List<Rule> rules = List.of();

    /** One keyword of a schema, or several that belong together. */
    @FunctionalInterface
    interface Rule {
        /** Reports the violations by a value; none for a value to which the keyword does not apply. */
        void check(JsonValue value, InstanceLocation location);
    }

    Subschema(String meaning) {
        this.meaning = meaning;
    }

    /** Sets the keywords, which may refer to the schema itself. */
    void be(List<Rule> all) {
        rules = all;
    }

    /** Reports the violations of the schema by a value. */
    void check(JsonValue value, InstanceLocation location) {
        location.step();
        for (Rule rule : rules) {
            rule.check(value, location);
            if (location.decided()) {
                return;
            }
        }
    }

    /** Returns whether a value matches the schema; reports nothing. */
    boolean met(JsonValue value, InstanceLocation location) {
        InstanceLocation quiet = location.quiet();
        check(value, quiet);
        return !quiet.broken();
    }
}
