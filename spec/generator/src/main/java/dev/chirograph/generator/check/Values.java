package dev.chirograph.generator.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Field;
import dev.chirograph.generator.contract.Pointers;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.Use;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares JSON values with the types of a contract. */
public final class Values {
    /** Unions can lead to themselves without an end to the value. */
    private static final int DEEPEST = 200;

    private static final Type OBJECT = new Type.FreeForm();

    private final Map<String, Declaration> declarations = new HashMap<>();
    private final ValueConstraints constraints = new ValueConstraints();

    public Values(Contract contract) {
        Stream.concat(contract.declarations().stream(), contract.protocolTypes().stream())
                .forEach(declaration -> declarations.put(declaration.name(), declaration));
    }

    /** Which way a value travels: members that only travel the other way need not be there. */
    public enum Way {
        REQUEST,
        ANSWER,
        /** It is not known. */
        EITHER
    }

    /**
     * What keeps a value from being one of a type.
     *
     * @param pointer where in the value
     * @param message what it must be, such as {@code must be at least 0}
     */
    public record Flaw(String pointer, String message) {}

    /** Finds all that keeps a value from being what a use of a type allows; nothing when it is one. */
    public List<Flaw> flaws(Use use, JsonNode value, Way way) {
        List<Flaw> flaws = new ArrayList<>();
        check(use, value, new Spot("", way, 0), flaws);
        return flaws;
    }

    /** Where in the value we are. */
    private record Spot(String pointer, Way way, int depth) {
        Spot member(String name) {
            return new Spot(Pointers.child(pointer, name), way, depth + 1);
        }

        Spot deeper() {
            return new Spot(pointer, way, depth + 1);
        }
    }

    private void check(Use use, JsonNode value, Spot spot, List<Flaw> flaws) {
        if (value.isNull() && (use.nullable() || use.type() instanceof Type.Anything)) {
            return;
        }
        int before = flaws.size();
        check(use.type(), value, spot, flaws);
        // Of a value of another kind there is no more to say.
        if (flaws.size() == before) {
            constraints.check(
                    use.constraints(), use.type(), value, message -> flaws.add(new Flaw(spot.pointer(), message)));
        }
    }

    private void check(Type type, JsonNode value, Spot spot, List<Flaw> flaws) {
        if (type instanceof Type.Reference reference) {
            Declaration declaration = declarations.get(reference.name());
            if (declaration != null && spot.depth() < DEEPEST) {
                check(declaration, value, spot, flaws);
            }
        } else if (type instanceof Type.ListOf list) {
            if (must(value.isArray(), "a list", spot, flaws)) {
                for (int index = 0; index < value.size(); index++) {
                    check(list.element(), value.get(index), spot.member(String.valueOf(index)), flaws);
                }
            }
        } else if (type instanceof Type.MapOf map) {
            if (must(value.isObject(), "an object", spot, flaws)) {
                value.properties()
                        .forEach(member -> check(map.value(), member.getValue(), spot.member(member.getKey()), flaws));
            }
        } else if (type instanceof Type.FreeForm) {
            must(value.isObject(), "an object", spot, flaws);
        } else if (!(type instanceof Type.Anything)) {
            String wanted = Scalars.mismatch(type, value);
            must(wanted.isEmpty(), wanted, spot, flaws);
        }
    }

    private void check(Declaration declaration, JsonNode value, Spot spot, List<Flaw> flaws) {
        if (declaration instanceof Declaration.EnumType known) {
            must(
                    value.isTextual() && known.values().contains(value.textValue()),
                    known.values().size() == 1 ? known.values().get(0) : "one of " + String.join(", ", known.values()),
                    spot,
                    flaws);
        } else if (declaration instanceof Declaration.UnionType union) {
            check(union, value, spot.deeper(), flaws);
        } else if (declaration instanceof Declaration.ObjectType object
                && must(value.isObject(), "an object", spot, flaws)) {
            check(object, value, spot, flaws);
        }
    }

    private void check(Declaration.ObjectType object, JsonNode value, Spot spot, List<Flaw> flaws) {
        Map<String, Field> fields =
                object.fields().stream().collect(Collectors.toMap(Field::name, field -> field, (one, other) -> one));
        for (Field field : object.fields()) {
            if (field.required() && !value.has(field.name()) && travels(field.use(), spot.way())) {
                flaws.add(new Flaw(spot.pointer(), "must have the member `" + field.name() + "`"));
            }
        }
        value.properties().forEach(member -> {
            Field field = fields.get(member.getKey());
            Spot there = spot.member(member.getKey());
            if (field != null) {
                check(field.use(), member.getValue(), there, flaws);
            } else if (object.unknown() == Declaration.Unknown.REFUSED) {
                flaws.add(new Flaw(there.pointer(), "must not be there, for no such member is known"));
            } else if (object.additional() != null) {
                check(object.additional(), member.getValue(), there, flaws);
            }
        });
        constraints.check(object.constraints(), OBJECT, value, message -> flaws.add(new Flaw(spot.pointer(), message)));
    }

    private static boolean travels(Use use, Way way) {
        return switch (way) {
            case REQUEST -> !use.readOnly();
            case ANSWER -> !use.writeOnly();
            case EITHER -> !use.readOnly() && !use.writeOnly();
        };
    }

    private void check(Declaration.UnionType union, JsonNode value, Spot spot, List<Flaw> flaws) {
        if (union.discriminator() != null) {
            checkTold(union, union.discriminator().property(), value, spot, flaws);
            return;
        }
        Set<String> fitting = new LinkedHashSet<>();
        List<Flaw> nearest = null;
        for (Declaration.Variant variant : union.variants()) {
            List<Flaw> found = new ArrayList<>();
            check(variant.use(), value, spot, found);
            if (found.isEmpty()) {
                fitting.add(variant.name());
            } else if (nearest == null || found.size() < nearest.size()) {
                nearest = found;
            }
        }
        if (fitting.isEmpty() && nearest != null) {
            flaws.add(new Flaw(
                    spot.pointer(),
                    "must be one of the variants of `" + union.name() + "`; nearest, it "
                            + nearest.get(0).message() + at(nearest.get(0), spot)));
        } else if (union.exclusive() && fitting.size() > 1) {
            flaws.add(new Flaw(
                    spot.pointer(),
                    "must be no more than one of the variants of `" + union.name() + "`, but is "
                            + String.join(" and ", fitting)));
        }
    }

    private static String at(Flaw flaw, Spot spot) {
        return flaw.pointer().equals(spot.pointer()) ? "" : " at `" + flaw.pointer() + "`";
    }

    private void checkTold(Declaration.UnionType union, String property, JsonNode value, Spot spot, List<Flaw> flaws) {
        if (!must(value.isObject(), "an object", spot, flaws)) {
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
            flaws.add(new Flaw(Pointers.child(spot.pointer(), property), "must be one of " + known));
            return;
        }
        check(meant.get(0).use(), value, spot, flaws);
    }

    private static boolean must(boolean kept, String wanted, Spot spot, List<Flaw> flaws) {
        if (!kept) {
            flaws.add(new Flaw(spot.pointer(), "must be " + wanted));
        }
        return kept;
    }

    /** Tells whether two values are the same as JSON Schema has it: 1.0 is 1, and members have no order. */
    static boolean same(JsonNode one, JsonNode other) {
        return one.equals(Values::difference, other);
    }

    private static int difference(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }
}
