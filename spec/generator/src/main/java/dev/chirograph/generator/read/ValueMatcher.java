package dev.chirograph.generator.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Field;
import dev.chirograph.generator.contract.ScalarValues;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import dev.chirograph.generator.java.EcmaPattern;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Determines whether a value in the document matches a type. A type that is still being read matches all values it may have. */
final class ValueMatcher {
    private final Declarations declarations;

    ValueMatcher(Declarations declarations) {
        this.declarations = declarations;
    }

    boolean of(JsonNode value, Type type, List<Constraint> constraints) {
        return is(value, type) && constraints.stream().allMatch(constraint -> keeps(value, type, constraint));
    }

    private boolean of(JsonNode value, TypeUse use) {
        return value.isNull() ? use.nullable() : of(value, use.type(), use.constraints());
    }

    private boolean is(JsonNode value, Type type) {
        if (type instanceof Type.ListOf list) {
            return value.isArray() && all(value, list.element());
        } else if (type instanceof Type.MapOf map) {
            return value.isObject() && all(value, map.value());
        } else if (type instanceof Type.FreeForm) {
            return value.isObject();
        } else if (type instanceof Type.Reference reference) {
            return is(value, declarations.get(reference.name()));
        }
        return type instanceof Type.Anything || ScalarValues.matches(type, value);
    }

    private boolean all(JsonNode values, TypeUse use) {
        for (JsonNode value : values) {
            if (!of(value, use)) {
                return false;
            }
        }
        return true;
    }

    private boolean is(JsonNode value, @Nullable Declaration declared) {
        if (declared instanceof Declaration.EnumType known) {
            return value.isTextual() && known.values().contains(value.textValue());
        } else if (declared instanceof Declaration.ObjectType object) {
            return value.isObject() && object.fields().stream().allMatch(field -> is(value, field));
        } else if (declared instanceof Declaration.UnionType union) {
            return union.variants().stream().anyMatch(variant -> of(value, variant.use()));
        }
        return true;
    }

    private boolean is(JsonNode object, Field field) {
        JsonNode member = object.get(field.name());
        return member == null ? !field.required() : of(member, field.use());
    }

    private static boolean keeps(JsonNode value, Type type, Constraint constraint) {
        int length = value.isTextual()
                ? value.textValue().codePointCount(0, value.textValue().length())
                : 0;
        if (constraint instanceof Constraint.MinLength least) {
            return length >= least.value();
        } else if (constraint instanceof Constraint.MaxLength most) {
            return length <= most.value();
        } else if (constraint instanceof Constraint.Pattern pattern) {
            return Pattern.compile(EcmaPattern.toJava(pattern.expression()))
                    .matcher(value.asText())
                    .find();
        } else if (constraint instanceof Constraint.Minimum least) {
            int order = value.decimalValue().compareTo(least.value());
            return least.exclusive() ? order > 0 : order >= 0;
        } else if (constraint instanceof Constraint.Maximum most) {
            int order = value.decimalValue().compareTo(most.value());
            return most.exclusive() ? order < 0 : order <= 0;
        } else if (constraint instanceof Constraint.MultipleOf factor) {
            return value.decimalValue().remainder(factor.value()).signum() == 0;
        } else if (constraint instanceof Constraint.MinItems least) {
            return value.size() >= least.value();
        } else if (constraint instanceof Constraint.MaxItems most) {
            return value.size() <= most.value();
        } else if (constraint instanceof Constraint.MinProperties least) {
            return value.size() >= least.value();
        } else if (constraint instanceof Constraint.MaxProperties most) {
            return value.size() <= most.value();
        } else if (constraint instanceof Constraint.OneOf oneOf) {
            return oneOf.values().stream().anyMatch(allowed -> same(value, type, allowed));
        }
        return true;
    }

    private static boolean same(JsonNode value, Type type, String allowed) {
        if (value.isNumber() && !(type instanceof Type.Anything)) {
            return value.decimalValue().compareTo(new BigDecimal(allowed)) == 0;
        }
        return allowed.equals(
                type instanceof Type.Text || type instanceof Type.Bool ? value.asText() : value.toString());
    }
}
