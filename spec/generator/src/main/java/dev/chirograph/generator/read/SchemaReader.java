package dev.chirograph.generator.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.DefaultValue;
import dev.chirograph.generator.contract.Deprecation;
import dev.chirograph.generator.contract.Field;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.Use;
import dev.chirograph.generator.java.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads schemas. An object with properties and a named enum become declared types; all else is read in place. */
final class SchemaReader {
    private final Source source;
    private final Declarations declarations;
    private final ConstraintReader constraints;
    private final DefaultReader defaults;
    /** Pointers of the schemas that are being read in place, one within the other. */
    private Set<String> within = new HashSet<>();

    /** Names of the objects whose properties are read or being read. */
    private final Set<String> begun = new HashSet<>();

    SchemaReader(Source source, Declarations declarations) {
        this.source = source;
        this.declarations = declarations;
        this.constraints = new ConstraintReader(source);
        this.defaults = new DefaultReader(source, declarations);
    }

    /**
     * Reads a schema where it is used.
     *
     * @param wanted what to call the type if it becomes a class and has no name in the document
     */
    Use read(Node schema, String wanted) {
        if (schema.value().isBoolean()) {
            if (!schema.value().booleanValue()) {
                source.refuse(schema, "a schema that no value meets is not supported; remove what it belongs to");
            }
            return anything(schema);
        }
        if (!source.object(schema)) {
            return anything(schema);
        }
        if (schema.has("$ref")) {
            return readReference(schema);
        }
        Keywords.check(source, schema);
        Type type = type(schema, wanted);
        List<Constraint> limits = new ArrayList<>(constraints.read(schema, type));
        limits.addAll(values(schema, type));
        return new Use(
                schema.pointer(),
                prose(schema),
                type,
                nullable(schema),
                limits,
                defaults.read(schema, type, limits),
                source.flag(schema, "x-sensitive") || "password".equals(source.text(schema, "format")),
                source.flag(schema, "readOnly"),
                source.flag(schema, "writeOnly"),
                deprecation(schema),
                List.of());
    }

    private Use readReference(Node schema) {
        Node target = source.target(schema);
        if (target == null) {
            return anything(schema);
        }
        if (!within.add(target.pointer())) {
            source.refuse(schema, "the schema holds itself with no object between; put one between");
            return anything(schema);
        }
        Use use = read(target, declarations.name(target.pointer(), target.name()));
        within.remove(target.pointer());
        // OpenAPI 3.0.4, section 4.8.23: what stands beside a reference is to be ignored.
        return source.schemasAreJsonSchema()
                ? beside(schema, use)
                : new Use(
                        schema.pointer(),
                        use.description(),
                        use.type(),
                        use.nullable(),
                        use.constraints(),
                        use.defaultValue(),
                        use.sensitive(),
                        use.readOnly(),
                        use.writeOnly(),
                        use.deprecation(),
                        use.examples());
    }

    /** Adds what stands beside a reference to what is referred to. */
    private Use beside(Node schema, Use use) {
        Keywords.checkBesideReference(source, schema);
        if (use.type() instanceof Type.Reference) {
            schema.members().stream()
                    .filter(member -> Keywords.CONSTRAINTS.contains(member.name()))
                    .forEach(member -> source.refuse(
                            member, "a constraint beside a reference to a class is not supported; say it there"));
        }
        List<Constraint> limits = new ArrayList<>(use.constraints());
        limits.addAll(constraints.read(schema, use.type()));
        String prose = prose(schema);
        DefaultValue value = defaults.read(schema, use.type(), limits);
        Deprecation deprecation = deprecation(schema);
        return new Use(
                schema.pointer(),
                prose.isEmpty() ? use.description() : prose,
                use.type(),
                use.nullable(),
                limits,
                value == null ? use.defaultValue() : value,
                use.sensitive() || source.flag(schema, "x-sensitive"),
                use.readOnly() || source.flag(schema, "readOnly"),
                use.writeOnly() || source.flag(schema, "writeOnly"),
                deprecation == null ? use.deprecation() : deprecation,
                use.examples());
    }

    private Type type(Node schema, String wanted) {
        String name = typeName(schema);
        return switch (name) {
            case "boolean" -> new Type.Bool();
            case "integer" -> new Type.Whole("int32".equals(source.text(schema, "format")) ? 32 : 64);
            case "number" -> number(source.text(schema, "format"));
            case "string" -> text(schema, wanted);
            case "array" -> list(schema, wanted);
            case "object" -> object(schema, wanted);
            case "" -> new Type.Anything();
            default -> {
                source.refuse(
                        schema.pointerTo("type"),
                        "`" + name + "` is no type; it is one of boolean, integer, number, string, array, object");
                yield new Type.Anything();
            }
        };
    }

    /** Gives the one type besides null; the one that the other keywords imply when none is said; empty for any. */
    private String typeName(Node schema) {
        Node type = schema.child("type");
        if (type == null) {
            return implied(schema);
        }
        if (type.value().isTextual()) {
            return type.value().textValue();
        }
        List<String> names = source.texts(schema, "type").stream()
                .filter(name -> !name.equals("null"))
                .distinct()
                .toList();
        if (names.size() == 1) {
            return names.get(0);
        }
        source.refuse(type, names.isEmpty() ? "names no type; name one" : "several types are not supported; name one");
        return "";
    }

    private String implied(Node schema) {
        if (schema.has("properties") || schema.has("additionalProperties")) {
            return "object";
        } else if (schema.has("items")) {
            return "array";
        } else if (schema.has("enum") || schema.has("const")) {
            return "string";
        }
        schema.members().stream()
                .filter(member -> Keywords.CONSTRAINTS.contains(member.name())
                        || member.name().equals("format")
                        || member.name().equals("required"))
                .findFirst()
                .ifPresent(member -> source.refuse(member, "limits values of a type that is not said; add `type`"));
        return "";
    }

    private static Type number(@Nullable String format) {
        if ("float".equals(format)) {
            return new Type.Floating(32);
        }
        return "double".equals(format) ? new Type.Floating(64) : new Type.Decimal();
    }

    private Type text(Node schema, String wanted) {
        String format = source.text(schema, "format");
        Type.TextKind kind = switch (format == null ? "" : format) {
            case "date" -> Type.TextKind.DATE;
            case "date-time" -> Type.TextKind.DATE_TIME;
            case "uuid" -> Type.TextKind.UUID;
            case "uri", "uri-reference" -> Type.TextKind.URI;
            case "byte" -> Type.TextKind.BYTES;
            case "binary" -> {
                source.refuse(schema.pointerTo("format"), "`binary` is not supported yet; use `byte`");
                yield Type.TextKind.BYTES;
            }
            default -> encoded(schema);
        };
        boolean named = declarations.named(schema.pointer());
        if (kind == Type.TextKind.PLAIN && named && schema.has("enum")) {
            return new Type.Reference(declareEnum(schema, wanted));
        }
        return new Type.Text(kind);
    }

    private Type.TextKind encoded(Node schema) {
        String encoding = source.text(schema, "contentEncoding");
        if (encoding == null) {
            return Type.TextKind.PLAIN;
        }
        if (!encoding.equals("base64")) {
            source.refuse(
                    schema.pointerTo("contentEncoding"), "`" + encoding + "` is not supported; `base64` is the one");
        }
        return Type.TextKind.BYTES;
    }

    private String declareEnum(Node schema, String wanted) {
        String name = declarations.name(schema.pointer(), wanted);
        if (begun.add(name)) {
            Node open = schema.child("x-open-enum");
            declarations.add(new Declaration.EnumType(
                    schema.pointer(),
                    name,
                    prose(schema),
                    deprecation(schema),
                    enumValues(schema),
                    open == null || source.flag(schema, "x-open-enum")));
        }
        return name;
    }

    /** Gives the values that a text in place may have; a declared enum knows its own. */
    private List<Constraint> values(Node schema, Type type) {
        List<Constraint> oneOf = new ArrayList<>();
        if (schema.has("enum") && !(type instanceof Type.Reference)) {
            oneOf.add(new Constraint.OneOf(schema.pointerTo("enum"), enumValues(schema)));
        }
        Node constant = schema.child("const");
        if (constant != null && textual(constant)) {
            oneOf.add(new Constraint.OneOf(
                    constant.pointer(), List.of(constant.value().textValue())));
        }
        if (!oneOf.isEmpty() && !(type instanceof Type.Text) && !(type instanceof Type.Reference)) {
            source.refuse(schema, "values of a type other than string cannot be named one by one yet; remove them");
        }
        return oneOf;
    }

    private List<String> enumValues(Node schema) {
        Node written = schema.child("enum");
        Set<String> values = new LinkedHashSet<>();
        for (Node value : written == null ? List.<Node>of() : written.elements()) {
            // Null among the values says no more than that the value may be null.
            if (!value.value().isNull()
                    && textual(value)
                    && !values.add(value.value().textValue())) {
                source.refuse(value, "stands there twice; remove one");
            }
        }
        if (values.isEmpty()) {
            source.refuse(schema.pointerTo("enum"), "names no value; name one at least");
        }
        return List.copyOf(values);
    }

    private boolean textual(Node value) {
        if (!value.value().isTextual()) {
            source.refuse(value, "only texts can be named one by one so far; write it in quotes or remove it");
        }
        return value.value().isTextual();
    }

    private Type list(Node schema, String wanted) {
        Node items = schema.child("items");
        if (items == null) {
            return new Type.ListOf(anything(schema));
        }
        return new Type.ListOf(read(items, wanted + "Element"));
    }

    private Type object(Node schema, String wanted) {
        Node properties = schema.child("properties");
        Node additional = schema.child("additionalProperties");
        boolean closed = additional != null
                && additional.value().isBoolean()
                && !additional.value().booleanValue();
        if (closed || (properties != null && !properties.value().isEmpty())) {
            return new Type.Reference(declareObject(schema, wanted));
        }
        for (String required : source.texts(schema, "required")) {
            refuseUndeclared(schema, required);
        }
        if (additional == null
                || additional.value().isBoolean()
                || additional.value().isEmpty()) {
            return new Type.FreeForm();
        }
        return new Type.MapOf(read(additional, wanted + "Value"));
    }

    private String declareObject(Node schema, String wanted) {
        String name = declarations.name(schema.pointer(), wanted);
        if (!begun.add(name)) {
            return name;
        }
        // A class ends the search for schemas that hold themselves: its properties may refer to what is around it.
        Set<String> around = within;
        within = new HashSet<>();
        Node additional = schema.child("additionalProperties");
        Declaration.Unknown unknown = unknown(additional);
        Use kept = additional != null && unknown == Declaration.Unknown.KEPT
                ? read(additional, name + "Additional")
                : null;
        declarations.add(new Declaration.ObjectType(
                schema.pointer(),
                name,
                prose(schema),
                deprecation(schema),
                fields(schema, name),
                unknown,
                kept,
                constraints.readMembers(schema)));
        within = around;
        return name;
    }

    private List<Field> fields(Node schema, String owner) {
        Set<String> required = new LinkedHashSet<>(source.texts(schema, "required"));
        List<Field> fields = new ArrayList<>();
        Node properties = schema.child("properties");
        if (properties != null && source.object(properties)) {
            for (Node property : properties.members()) {
                Use use = read(property, owner + Names.type(property.name()));
                fields.add(new Field(property.pointer(), property.name(), required.remove(property.name()), use));
            }
        }
        required.forEach(name -> refuseUndeclared(schema, name));
        return fields;
    }

    private void refuseUndeclared(Node schema, String required) {
        source.refuse(
                schema.pointerTo("required"),
                "`" + required + "` is required, but not among the properties; add it there or remove it here");
    }

    private static Declaration.Unknown unknown(@Nullable Node additional) {
        if (additional == null) {
            return Declaration.Unknown.IGNORED;
        }
        JsonNode value = additional.value();
        return value.isBoolean() && !value.booleanValue() ? Declaration.Unknown.REFUSED : Declaration.Unknown.KEPT;
    }

    private boolean nullable(Node schema) {
        if (!source.schemasAreJsonSchema()) {
            return source.flag(schema, "nullable");
        }
        if (schema.has("nullable")) {
            source.refuse(
                    schema.pointerTo("nullable"), "is of OpenAPI 3.0; write `type: [string, 'null']` or the like");
        }
        Node type = schema.child("type");
        Node values = schema.child("enum");
        if (type != null) {
            return type.elements().stream()
                    .anyMatch(name -> name.value().asText().equals("null"));
        }
        return values != null
                && values.elements().stream().anyMatch(value -> value.value().isNull());
    }

    private @Nullable Deprecation deprecation(Node schema) {
        return source.flag(schema, "deprecated") ? new Deprecation(schema.pointerTo("deprecated")) : null;
    }

    private String prose(Node schema) {
        String description = source.prose(schema, "description");
        return description.isEmpty() ? source.prose(schema, "title") : description;
    }

    private static Use anything(Node schema) {
        return Use.of(schema.pointer(), new Type.Anything());
    }
}
