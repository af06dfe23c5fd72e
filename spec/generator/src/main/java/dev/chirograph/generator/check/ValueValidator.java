package dev.chirograph.generator.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Field;
import dev.chirograph.generator.contract.Pointers;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Validates JSON values against the types of a contract. */
public final class ValueValidator {
    /** Limits recursion: a union can refer to itself without consuming any of the value. */
    private static final int DEEPEST = 200;

    private static final Type OBJECT = new Type.FreeForm();

    private final Map<String, Declaration> declarations = new HashMap<>();
    private final ConstraintValidator constraints = new ConstraintValidator();

    public ValueValidator(Contract contract) {
        Stream.concat(contract.declarations().stream(), contract.protocolTypes().stream())
                .forEach(declaration -> declarations.put(declaration.name(), declaration));
    }

    /** The direction in which a value travels; members of the other direction may be absent. */
    public enum Way {
        REQUEST,
        RESPONSE,
        /** The direction is unknown. */
        EITHER
    }

    /**
     * A reason why a value does not have a type.
     *
     * @param pointer the place in the value
     * @param message the requirement, such as {@code must be at least 0}
     */
    public record Violation(String pointer, String message) {}

    /** Returns all reasons why a value does not fit a use of a type; empty if it fits. */
    public List<Violation> violations(TypeUse use, JsonNode value, Way way) {
        List<Violation> violations = new ArrayList<>();
        check(use, value, new Spot("", way, 0), violations);
        return violations;
    }

    /** The current place in the value. */
    private record Spot(String pointer, Way way, int depth) {
        Spot member(String name) {
            return new Spot(Pointers.child(pointer, name), way, depth + 1);
        }

        Spot deeper() {
            return new Spot(pointer, way, depth + 1);
        }
    }

    private void check(TypeUse use, JsonNode value, Spot spot, List<Violation> violations) {
        if (value.isNull() && (use.nullable() || use.type() instanceof Type.Anything)) {
            return;
        }
        int before = violations.size();
        check(use.type(), value, spot, violations);
        // A value of another type has nothing else to check.
        if (violations.size() == before) {
            constraints.check(
                    use.constraints(),
                    use.type(),
                    value,
                    message -> violations.add(new Violation(spot.pointer(), message)));
        }
    }

    private void check(Type type, JsonNode value, Spot spot, List<Violation> violations) {
        if (type instanceof Type.Reference reference) {
            Declaration declaration = declarations.get(reference.name());
            if (declaration != null && spot.depth() < DEEPEST) {
                check(declaration, value, spot, violations);
            }
        } else if (type instanceof Type.ListOf list) {
            if (must(value.isArray(), "an array", spot, violations)) {
                for (int index = 0; index < value.size(); index++) {
                    check(list.element(), value.get(index), spot.member(String.valueOf(index)), violations);
                }
            }
        } else if (type instanceof Type.MapOf map) {
            if (must(value.isObject(), "an object", spot, violations)) {
                value.properties()
                        .forEach(member ->
                                check(map.value(), member.getValue(), spot.member(member.getKey()), violations));
            }
        } else if (type instanceof Type.FreeForm) {
            must(value.isObject(), "an object", spot, violations);
        } else if (!(type instanceof Type.Anything)) {
            String wanted = ScalarMismatch.of(type, value);
            must(wanted.isEmpty(), wanted, spot, violations);
        }
    }

    private void check(Declaration declaration, JsonNode value, Spot spot, List<Violation> violations) {
        if (declaration instanceof Declaration.EnumType known) {
            must(
                    value.isTextual() && known.values().contains(value.textValue()),
                    known.values().size() == 1 ? known.values().get(0) : "one of " + String.join(", ", known.values()),
                    spot,
                    violations);
        } else if (declaration instanceof Declaration.UnionType union) {
            check(union, value, spot.deeper(), violations);
        } else if (declaration instanceof Declaration.ObjectType object
                && must(value.isObject(), "an object", spot, violations)) {
            check(object, value, spot, violations);
        }
    }

    private void check(Declaration.ObjectType object, JsonNode value, Spot spot, List<Violation> violations) {
        Map<String, Field> fields =
                object.fields().stream().collect(Collectors.toMap(Field::name, field -> field, (one, other) -> one));
        for (Field field : object.fields()) {
            if (field.required() && !value.has(field.name()) && travels(field.use(), spot.way())) {
                violations.add(new Violation(spot.pointer(), "must have the property `" + field.name() + "`"));
            }
        }
        value.properties().forEach(member -> {
            Field field = fields.get(member.getKey());
            Spot there = spot.member(member.getKey());
            if (field != null) {
                check(field.use(), member.getValue(), there, violations);
            } else if (object.unknown() == Declaration.Unknown.REFUSED) {
                violations.add(new Violation(there.pointer(), "is not a known property"));
            } else if (object.additional() != null) {
                check(object.additional(), member.getValue(), there, violations);
            }
        });
        constraints.check(
                object.constraints(), OBJECT, value, message -> violations.add(new Violation(spot.pointer(), message)));
    }

    private static boolean travels(TypeUse use, Way way) {
        return switch (way) {
            case REQUEST -> !use.readOnly();
            case RESPONSE -> !use.writeOnly();
            case EITHER -> !use.readOnly() && !use.writeOnly();
        };
    }

    private void check(Declaration.UnionType union, JsonNode value, Spot spot, List<Violation> violations) {
        if (union.discriminator() != null) {
            checkTold(union, union.discriminator().property(), value, spot, violations);
            return;
        }
        Set<String> fitting = new LinkedHashSet<>();
        List<Violation> nearest = null;
        for (Declaration.Variant variant : union.variants()) {
            List<Violation> found = new ArrayList<>();
            check(variant.use(), value, spot, found);
            if (found.isEmpty()) {
                fitting.add(variant.name());
            } else if (nearest == null || found.size() < nearest.size()) {
                nearest = found;
            }
        }
        if (fitting.isEmpty() && nearest != null) {
            violations.add(new Violation(
                    spot.pointer(),
                    "must match a variant of `" + union.name() + "`; the closest one fails: it "
                            + nearest.get(0).message() + at(nearest.get(0), spot)));
        } else if (union.exclusive() && fitting.size() > 1) {
            violations.add(new Violation(
                    spot.pointer(),
                    "must match only one variant of `" + union.name() + "`, but matches "
                            + String.join(" and ", fitting)));
        }
    }

    private static String at(Violation violation, Spot spot) {
        return violation.pointer().equals(spot.pointer()) ? "" : " at `" + violation.pointer() + "`";
    }

    private void checkTold(
            Declaration.UnionType union, String property, JsonNode value, Spot spot, List<Violation> violations) {
        if (!must(value.isObject(), "an object", spot, violations)) {
            return;
        }
        String told = value.path(property).asText();
        List<Declaration.Variant> meant = union.variants().stream()
                .filter(variant -> variant.values().contains(told))
                .toList();
        if (meant.isEmpty()) {
            String known = union.variants().stream()
                    .flatMap(variant -> variant.values().stream())
                    .collect(Collectors.joining(", "));
            violations.add(new Violation(Pointers.child(spot.pointer(), property), "must be one of " + known));
            return;
        }
        check(meant.get(0).use(), value, spot, violations);
    }

    private static boolean must(boolean kept, String wanted, Spot spot, List<Violation> violations) {
        if (!kept) {
            violations.add(new Violation(spot.pointer(), "must be " + wanted));
        }
        return kept;
    }

    /** Returns whether two values are equal in JSON Schema: 1.0 equals 1, and members have no order. */
    static boolean same(JsonNode one, JsonNode other) {
        return one.equals(ValueValidator::difference, other);
    }

    private static int difference(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }
}
