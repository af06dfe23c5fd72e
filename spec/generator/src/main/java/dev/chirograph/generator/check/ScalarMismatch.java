package dev.chirograph.generator.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chirograph.generator.contract.ScalarValues;
import dev.chirograph.generator.contract.Type;

/** Describes the type that a scalar value must have. */
final class ScalarMismatch {
    private ScalarMismatch() {}

    /** Returns the requirement that a value violates; empty if the value has the type. */
    static String of(Type type, JsonNode value) {
        return ScalarValues.matches(type, value) ? "" : words(type);
    }

    private static String words(Type type) {
        if (type instanceof Type.Bool) {
            return "true or false";
        } else if (type instanceof Type.Whole whole) {
            return "a " + whole.bits() + "-bit integer";
        } else if (type instanceof Type.Text text) {
            return switch (text.kind()) {
                case PLAIN, BINARY -> "a string";
                case DATE -> "a date such as 2026-11-24";
                case DATE_TIME -> "a date and time such as 2026-11-24T09:30:00Z";
                case UUID -> "a UUID";
                case URI -> "a URI";
                case BYTES -> "a base64 string";
            };
        }
        return "a number";
    }
}
