package dev.chirograph.generator.contract;

import java.math.BigDecimal;

/** The value that a server uses for an absent one. */
public sealed interface DefaultValue {
    /** A string, including those of enums, dates and URIs. */
    record Text(String value) implements DefaultValue {}

    /** A number. */
    record Numeric(BigDecimal value) implements DefaultValue {}

    /** A boolean. */
    record Bool(boolean value) implements DefaultValue {}

    /** An empty list. */
    record EmptyList() implements DefaultValue {}

    /** An empty map or free-form object. */
    record EmptyMap() implements DefaultValue {}

    /** Any other value, as JSON. */
    record Json(String json) implements DefaultValue {}
}
