package dev.chirograph.generator.diff;

import dev.chirograph.generator.contract.DefaultValue;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.RateLimit;
import dev.chirograph.generator.contract.SecurityRequirement;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names parts of the contract for people. */
final class Labels {
    private Labels() {}

    static String of(Operation operation) {
        return operation.method() + " " + operation.path();
    }

    static String of(TypeUse use) {
        return of(use.type()) + (use.nullable() ? " or null" : "");
    }

    static String of(Type type) {
        if (type instanceof Type.Whole whole) {
            return "int" + whole.bits();
        } else if (type instanceof Type.Floating floating) {
            return floating.bits() == 32 ? "float" : "double";
        } else if (type instanceof Type.Text text) {
            return text.kind() == Type.TextKind.PLAIN
                    ? "string"
                    : text.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        } else if (type instanceof Type.ListOf list) {
            return "list of " + of(list.element());
        } else if (type instanceof Type.MapOf map) {
            return "map of " + of(map.value());
        } else if (type instanceof Type.Reference reference) {
            return reference.name();
        } else if (type instanceof Type.Bool) {
            return "boolean";
        } else if (type instanceof Type.Decimal) {
            return "number";
        }
        return type instanceof Type.FreeForm ? "object" : "anything";
    }

    /** A default in the notation of the document; empty if there is none. */
    static String of(@Nullable DefaultValue value) {
        if (value instanceof DefaultValue.Text text) {
            return text.value().isEmpty() ? "''" : text.value();
        } else if (value instanceof DefaultValue.Numeric number) {
            return of(number.value());
        } else if (value instanceof DefaultValue.Bool bool) {
            return String.valueOf(bool.value());
        } else if (value instanceof DefaultValue.Json json) {
            return json.json();
        } else if (value instanceof DefaultValue.EmptyList) {
            return "[]";
        }
        return value == null ? "" : "{}";
    }

    static String of(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    static String of(RateLimit limit) {
        return limit.limit() + " per " + limit.window();
    }

    /** An alternative of security requirements: {@code oauth2 (items:read) and key}. */
    static String of(SecurityRequirement requirement) {
        return requirement.schemes().isEmpty()
                ? "nothing"
                : requirement.schemes().stream()
                        .map(held -> held.scopes().isEmpty()
                                ? held.scheme()
                                : held.scheme() + " (" + String.join(", ", held.scopes()) + ")")
                        .collect(Collectors.joining(" and "));
    }

    static String of(List<SecurityRequirement> alternatives) {
        return alternatives.stream().map(Labels::of).collect(Collectors.joining(" or "));
    }
}
