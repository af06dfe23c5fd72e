package dev.chirograph.generator.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Deprecation;
import dev.chirograph.generator.contract.Example;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads schemas. Objects with properties, unions and named enums become declared types; all others are read in place.
 *
 * <p>A schema is first flattened into the parts that a value has to match ({@link SchemaFlattener}), which covers {@code allOf},
 * keywords beside a reference and a property of two parents alike.
 */
final class SchemaReader {
    private final ReadContext context;
    private final Declarations declarations;
    private final EqualSchemas equal;
    private final EqualSchemas.Collector inline = new EqualSchemas.Collector();
    private final SchemaFlattener flattener;
    private final TypeReader types;
    private final ValuesReader values;
    private final AppliedReader applied;
    private final ConstraintReader constraints;
    private final DefaultReader defaults;
    private final AnnotationReader overlay;
    private final ObjectReader objects;
    private final UnionReader unions;
    private final Inheritance inheritance;
    /** Pointers of the schemas that are being read in place, outermost first. */
    private Set<String> within = new HashSet<>();

    /** Names of the types that are read or being read. */
    private final Set<String> begun = new HashSet<>();

    /** The names among them that were used again. */
    private final Set<String> requested = new HashSet<>();

    /** Pointer of a schema that is a declared type to its use. */
    private final Map<String, TypeUse> known = new HashMap<>();

    SchemaReader(ReadContext context, Declarations declarations, EqualSchemas equal) {
        this.context = context;
        this.declarations = declarations;
        this.equal = equal;
        this.flattener = new SchemaFlattener(context);
        this.types = new TypeReader(context);
        this.values = new ValuesReader(context);
        this.applied = new AppliedReader(context);
        this.constraints = new ConstraintReader(context, applied);
        this.defaults = new DefaultReader(context, declarations);
        this.overlay = new AnnotationReader(context, types, defaults, applied);
        this.inheritance = new Inheritance(context, flattener);
        this.objects = new ObjectReader(this, context, constraints);
        this.unions = new UnionReader(this, context, declarations, flattener, inheritance, types, overlay, applied);
    }

    /**
     * Reads a schema at its place of use.
     *
     * @param wanted the preferred name if the type becomes a class and the document does not name it
     */
    TypeUse read(Node schema, String wanted) {
        JsonNode value = schema.value();
        if (value.isBoolean() || value.isNull()) {
            return readLiteral(schema);
        }
        if (!context.object(schema)) {
            return anything(schema);
        }
        if (value.size() == 1 && schema.has("$ref")) {
            return readReference(schema);
        }
        Keywords.check(context, schema);
        SchemaFlattener.Alias alias = inheritance.extendsParent(schema) ? null : flattener.alias(schema);
        if (alias != null) {
            TypeUse use = readReference(alias.reference());
            for (Node beside : alias.besides()) {
                checkKind(use, beside);
                use = overlay.over(use, beside);
            }
            return AnnotationReader.at(schema.pointer(), use);
        }
        Node first = equal.first(schema.pointer());
        return first == null
                ? readWritten(schema, wanted)
                : overlay.over(readWritten(first, SchemaNames.of(first.pointer())), schema);
    }

    /** Reads a schema that is not a reference. */
    private TypeUse readWritten(Node schema, String wanted) {
        if (inheritance.parent(schema)) {
            return readInPlace(schema, () -> unions.readParent(schema, wanted));
        }
        TypeUse use = readInPlace(schema, () -> read(flattener.of(schema), wanted));
        if (use.type() instanceof Type.Reference type && !SchemaNames.named(schema.pointer())) {
            Declaration declared = declarations.get(type.name());
            if (declared != null && declared.pointer().equals(schema.pointer())) {
                inline.add(schema, wanted);
            }
        }
        return use;
    }

    /** The schemas that were read and that the document does not name. */
    EqualSchemas.Collector inline() {
        return inline;
    }

    /** Reads several schemas that a value has to match together; the last one is their place. */
    TypeUse read(List<Node> schemas, String wanted) {
        List<Node> saying =
                schemas.stream().filter(schema -> !Keywords.saysNothing(schema)).toList();
        Node last = schemas.get(schemas.size() - 1);
        if (schemas.size() == 1) {
            return read(last, wanted);
        }
        if (saying.isEmpty()) {
            TypeUse use = read(last, wanted);
            for (Node schema : schemas) {
                use = schema == last || !schema.value().isObject() ? use : overlay.limited(use, schema);
            }
            return use;
        }
        if (saying.stream().map(Node::value).distinct().count() == 1) {
            Node said = saying.get(0);
            TypeUse use = read(said, wanted);
            for (Node schema : schemas) {
                use = schema == said || !schema.value().isObject() ? use : overlay.over(use, schema);
            }
            return AnnotationReader.at(last.pointer(), use);
        }
        return read(
                flattener.of(schemas.stream()
                        .filter(schema -> schema.value().isObject())
                        .toList()),
                wanted);
    }

    /** Reads flattened schemas. */
    TypeUse read(AllOfSchemas allOf, String wanted) {
        UnionReader.Choice choice = unions.choice(allOf);
        if (choice != null) {
            return unions.read(allOf, choice, wanted);
        }
        TypeReader.Allowed allowed = types.of(allOf);
        if (allowed.names().isEmpty()) {
            return use(allOf, new Type.Anything(), true, nullOnly(allOf));
        }
        if (allowed.any() || (allowed.names().size() > 1 && allOf.hasAny(List.of("enum", "const")))) {
            List<Constraint> limits = new ArrayList<>(values.read(allOf, ""));
            limits.addAll(applied.read(allOf, new Type.Anything()));
            return use(allOf, new Type.Anything(), allowed.nullable(), limits);
        }
        if (allowed.names().size() > 1) {
            return unions.readTypes(allOf, allowed, wanted);
        }
        String name = allowed.names().iterator().next();
        Type type = type(allOf, name, wanted);
        List<Constraint> limits = new ArrayList<>(constraints.read(allOf, type));
        if (!(type instanceof Type.Reference)) {
            limits.addAll(values.read(allOf, name));
        } else if (!name.equals("object")) {
            limits.addAll(applied.read(allOf, type));
        }
        return use(allOf, type, nullable(allOf, allowed), limits);
    }

    /** Reads an object without the keywords that make it a union. */
    Type.Reference readObject(AllOfSchemas allOf, String wanted) {
        return objects.declare(allOf, wanted);
    }

    /** Declares a type once. Its parts may refer to enclosing schemas, so the detection of recursion in place restarts there. */
    Type.Reference declare(String key, String wanted, Function<String, @Nullable Declaration> reading) {
        String name = declarations.name(key, wanted);
        if (begun.add(name)) {
            Set<String> around = within;
            within = new HashSet<>();
            Declaration declaration = reading.apply(name);
            within = around;
            if (declaration != null) {
                declarations.add(declaration);
            }
        } else {
            requested.add(name);
        }
        return new Type.Reference(name);
    }

    /** Returns whether a type was used, possibly while it was being read. */
    boolean requested(String name) {
        return requested.contains(name);
    }

    private TypeUse readInPlace(Node schema, Supplier<TypeUse> reading) {
        if (!within.add(schema.pointer())) {
            context.warn(
                    "endless-schema",
                    schema,
                    "the schema contains itself without an object between; any value is accepted there",
                    "add an object between");
            return anything(schema);
        }
        TypeUse use = reading.get();
        within.remove(schema.pointer());
        return use;
    }

    private TypeUse readLiteral(Node schema) {
        if (schema.value().isNull()) {
            context.warn("null-keyword", schema, "null is not a schema; any value is accepted", "use a schema");
        } else if (!schema.value().booleanValue()) {
            context.warn(
                    "unchecked-keyword",
                    schema,
                    "the schema `false` is not checked; any value is accepted",
                    "remove the element");
        }
        return anything(schema);
    }

    private TypeUse readReference(Node reference) {
        Node target = context.target(reference);
        if (target == null) {
            return anything(reference);
        }
        TypeUse use = known.get(target.pointer());
        if (use == null) {
            use = readInPlace(reference, () -> read(target, SchemaNames.of(target.pointer())));
            // A type that is still being read is incomplete: for instance, its nullability is unknown.
            if (use.type() instanceof Type.Reference type && declarations.get(type.name()) != null) {
                known.put(target.pointer(), use);
            }
        }
        return AnnotationReader.at(reference.pointer(), use);
    }

    private List<Constraint> nullOnly(AllOfSchemas allOf) {
        return List.of(new Constraint.OneOf(
                allOf.place().pointer(), List.of(NullNode.getInstance().toString())));
    }

    private boolean nullable(AllOfSchemas allOf, TypeReader.Allowed allowed) {
        if (allowed.nullable() && allOf.parts().stream().anyMatch(SchemaReader::valuesWithoutNull)) {
            context.warn(
                    "null-not-in-enum",
                    allOf.place(),
                    "null is allowed by the type, but not listed in `enum`; it is accepted",
                    "add null to `enum`, or remove it from the type");
        }
        return allowed.nullable();
    }

    private static boolean valuesWithoutNull(Node part) {
        List<Node> values = part.elements("enum");
        return !values.isEmpty()
                && values.stream().noneMatch(value -> value.value().isNull());
    }

    private Type type(AllOfSchemas allOf, String name, String wanted) {
        return switch (name) {
            case "boolean" -> new Type.Bool();
            case "integer" -> new Type.Whole(formatted(allOf, "int32"::equals) == null ? 64 : 32);
            case "number" -> number(allOf);
            case "string" -> text(allOf, wanted);
            case "array" -> list(allOf, wanted);
            default -> objects.read(allOf, wanted);
        };
    }

    private Type number(AllOfSchemas allOf) {
        if (formatted(allOf, "float"::equals) != null) {
            return new Type.Floating(32);
        }
        return formatted(allOf, "double"::equals) == null ? new Type.Decimal() : new Type.Floating(64);
    }

    private @Nullable String formatted(AllOfSchemas allOf, Predicate<String> wanted) {
        return allOf.all("format").stream()
                .map(format -> context.text(format))
                .filter(Objects::nonNull)
                .filter(wanted)
                .findFirst()
                .orElse(null);
    }

    private Type text(AllOfSchemas allOf, String wanted) {
        Type.TextKind kind = StringFormats.kind(context, allOf);
        if (kind == Type.TextKind.PLAIN && allOf.has("enum") && SchemaNames.named(allOf.key())) {
            List<Constraint> allowed = values.read(allOf, "string");
            if (!allowed.isEmpty() && allowed.get(0) instanceof Constraint.OneOf oneOf) {
                return declareEnum(allOf, oneOf.values(), wanted);
            }
        }
        return new Type.Text(kind);
    }

    private Type declareEnum(AllOfSchemas allOf, List<String> known, String wanted) {
        Node open = allOf.last("x-open-enum");
        return declare(
                allOf.key(),
                wanted,
                name -> new Declaration.EnumType(
                        allOf.place().pointer(),
                        name,
                        prose(allOf),
                        deprecation(allOf),
                        known,
                        sdkNames(allOf, known),
                        open == null || open.value().asBoolean(true)));
    }

    private List<String> sdkNames(AllOfSchemas allOf, List<String> known) {
        Node names = allOf.last("x-sdk-names");
        if (names == null || !context.object(names)) {
            return known;
        }
        for (Node name : names.members()) {
            if (!known.contains(name.name())) {
                context.error(name, "`" + name.name() + "` must be a value of the enum; fix or remove it");
            }
        }
        return known.stream()
                .map(value -> {
                    String said = context.prose(names, value);
                    return said.isEmpty() ? value : said;
                })
                .toList();
    }

    private Type list(AllOfSchemas allOf, String wanted) {
        List<Node> items = new ArrayList<>();
        for (Node element : allOf.all("items")) {
            if (!element.value().isArray()) {
                items.add(element);
            }
        }
        if (items.isEmpty() || otherwise(allOf, items)) {
            if (!allOf.has("prefixItems") && !allOf.has("items")) {
                context.warn("missing-items", allOf.place(), "has no `items`", "add `items`");
            }
            return new Type.ListOf(anything(allOf.place()));
        }
        return new Type.ListOf(read(items, elementName(wanted, allOf, items)));
    }

    /** Returns whether the first elements have schemas that differ from that of the others. */
    private static boolean otherwise(AllOfSchemas allOf, List<Node> items) {
        return allOf.all("prefixItems").stream()
                .flatMap(prefix -> prefix.elements().stream())
                .anyMatch(first -> items.stream().anyMatch(item -> !item.value().equals(first.value())));
    }

    private static String elementName(String wanted, AllOfSchemas allOf, List<Node> items) {
        Node last = items.get(items.size() - 1);
        return last.pointer().equals(allOf.place().pointerTo("items"))
                ? wanted + "Element"
                : SchemaNames.of(last.pointer());
    }

    TypeUse use(AllOfSchemas allOf, Type type, boolean nullable, List<Constraint> limits) {
        List<Example> examples = List.of();
        boolean sensitive = false;
        boolean readOnly = false;
        boolean writeOnly = false;
        for (Node part : allOf.parts()) {
            List<Example> own = overlay.examples(part);
            examples = own.isEmpty() ? examples : own;
            sensitive |= overlay.sensitive(part);
            readOnly |= context.flag(part, "readOnly");
            writeOnly |= context.flag(part, "writeOnly");
        }
        return new TypeUse(
                allOf.place().pointer(),
                prose(allOf),
                type,
                nullable,
                limits,
                defaults.read(allOf.last("default"), type, limits),
                sensitive,
                readOnly,
                writeOnly,
                deprecation(allOf),
                examples);
    }

    /** The annotation of the place, otherwise of its last part; a parent's annotations do not apply to the extending object. */
    String prose(AllOfSchemas allOf) {
        String prose = overlay.prose(allOf.place());
        for (int index = allOf.parts().size() - 1; index >= 0 && prose.isEmpty(); index--) {
            Node part = allOf.parts().get(index);
            prose = allOf.inPlace(part) || !allOf.has("properties") ? overlay.prose(part) : "";
        }
        return prose;
    }

    @Nullable
    Deprecation deprecation(AllOfSchemas allOf) {
        return allOf.parts().stream()
                .filter(allOf::inPlace)
                .map(overlay::deprecation)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Warns about a {@code type} that conflicts with that of the reference beside it. */
    private void checkKind(TypeUse use, Node beside) {
        if (beside.has("type") && !JsonTypeNames.fits(use.type(), declarations, types.namesOf(beside))) {
            context.warn(
                    "contradicting-parts",
                    beside.pointerTo("type"),
                    "differs from the type of the referenced schema, which is used",
                    "fix one of them");
        }
    }

    static TypeUse anything(Node schema) {
        return TypeUse.of(schema.pointer(), new Type.Anything());
    }
}
