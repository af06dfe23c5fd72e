package dev.chirograph.generator.contract;

import java.math.BigDecimal;

/** What a server takes for an absent value. */
public sealed interface DefaultValue {
    /** A string, also of an enum, a date or a URI. */
    record Text(String value) implements DefaultValue {}

    /** A number of any type. */
    record Numeric(BigDecimal value) implements DefaultValue {}

    /** A boolean. */
    record Bool(boolean value) implements DefaultValue {}

    /** A list without elements. */
    record EmptyList() implements DefaultValue {}

    /** A map or a free-form object without members. */
    record EmptyMap() implements DefaultValue {}

    /** Any other value, as JSON text. */
    record Json(String json) implements DefaultValue {}
}
