package dev.chirograph.generator.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Deprecation;
import dev.chirograph.generator.contract.Example;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.Use;
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
 * Reads schemas. Objects with properties, unions and named enums become declared types; all else is read in place.
 *
 * <p>A schema is first taken apart into what a value has to meet ({@link Parts}), so that {@code allOf}, what stands
 * beside a reference and a property of two parents are one case.
 */
final class SchemaReader {
    private final Source source;
    private final Declarations declarations;
    private final EqualSchemas equal;
    private final EqualSchemas.Collector inline = new EqualSchemas.Collector();
    private final Parts parts;
    private final TypeNames types;
    private final ValuesReader values;
    private final AppliedReader applied;
    private final ConstraintReader constraints;
    private final DefaultReader defaults;
    private final Overlay overlay;
    private final ObjectReader objects;
    private final UnionReader unions;
    private final Inheritance inheritance;
    /** Pointers of the schemas that are being read in place, one within the other. */
    private Set<String> within = new HashSet<>();

    /** Names of the types that are read or being read. */
    private final Set<String> begun = new HashSet<>();

    /** Names of those of them that were used again. */
    private final Set<String> requested = new HashSet<>();

    /** Pointer of a schema that is a declared type to what it is where it is used. */
    private final Map<String, Use> known = new HashMap<>();

    SchemaReader(Source source, Declarations declarations, EqualSchemas equal) {
        this.source = source;
        this.declarations = declarations;
        this.equal = equal;
        this.parts = new Parts(source);
        this.types = new TypeNames(source);
        this.values = new ValuesReader(source);
        this.applied = new AppliedReader(source);
        this.constraints = new ConstraintReader(source, applied);
        this.defaults = new DefaultReader(source, declarations);
        this.overlay = new Overlay(source, types, defaults, applied);
        this.inheritance = new Inheritance(source, parts);
        this.objects = new ObjectReader(this, source, constraints);
        this.unions = new UnionReader(this, source, declarations, parts, inheritance, types, overlay, applied);
    }

    /**
     * Reads a schema where it is used.
     *
     * @param wanted what to call the type if it becomes a class and has no name in the document
     */
    Use read(Node schema, String wanted) {
        JsonNode value = schema.value();
        if (value.isBoolean() || value.isNull()) {
            return readLiteral(schema);
        }
        if (!source.object(schema)) {
            return anything(schema);
        }
        if (value.size() == 1 && schema.has("$ref")) {
            return readReference(schema);
        }
        Keywords.check(source, schema);
        Parts.Alias alias = inheritance.extendsParent(schema) ? null : parts.alias(schema);
        if (alias != null) {
            Use use = readReference(alias.reference());
            for (Node beside : alias.besides()) {
                checkKind(use, beside);
                use = overlay.over(use, beside);
            }
            return Overlay.at(schema.pointer(), use);
        }
        Node first = equal.first(schema.pointer());
        return first == null
                ? readWritten(schema, wanted)
                : overlay.over(readWritten(first, Naming.of(first.pointer())), schema);
    }

    /** Reads a schema that is no other by reference. */
    private Use readWritten(Node schema, String wanted) {
        if (inheritance.parent(schema)) {
            return readInPlace(schema, () -> unions.readParent(schema, wanted));
        }
        Use use = readInPlace(schema, () -> read(parts.of(schema), wanted));
        if (use.type() instanceof Type.Reference type && !Naming.named(schema.pointer())) {
            Declaration declared = declarations.get(type.name());
            if (declared != null && declared.pointer().equals(schema.pointer())) {
                inline.add(schema, wanted);
            }
        }
        return use;
    }

    /** What was read without having a name in the document. */
    EqualSchemas.Collector inline() {
        return inline;
    }

    /** Reads several schemas that a value has to meet all at once; the last one is the place that says so. */
    Use read(List<Node> schemas, String wanted) {
        List<Node> saying =
                schemas.stream().filter(schema -> !Keywords.saysNothing(schema)).toList();
        Node last = schemas.get(schemas.size() - 1);
        if (schemas.size() == 1) {
            return read(last, wanted);
        }
        if (saying.isEmpty()) {
            Use use = read(last, wanted);
            for (Node schema : schemas) {
                use = schema == last || !schema.value().isObject() ? use : overlay.limited(use, schema);
            }
            return use;
        }
        if (saying.stream().map(Node::value).distinct().count() == 1) {
            Node said = saying.get(0);
            Use use = read(said, wanted);
            for (Node schema : schemas) {
                use = schema == said || !schema.value().isObject() ? use : overlay.over(use, schema);
            }
            return Overlay.at(last.pointer(), use);
        }
        return read(
                parts.of(schemas.stream()
                        .filter(schema -> schema.value().isObject())
                        .toList()),
                wanted);
    }

    /** Reads what has to be met. */
    Use read(Meet meet, String wanted) {
        UnionReader.Choice choice = unions.choice(meet);
        if (choice != null) {
            return unions.read(meet, choice, wanted);
        }
        TypeNames.Allowed allowed = types.of(meet);
        if (allowed.names().isEmpty()) {
            return use(meet, new Type.Anything(), true, nullOnly(meet));
        }
        if (allowed.any() || (allowed.names().size() > 1 && meet.hasAny(List.of("enum", "const")))) {
            List<Constraint> limits = new ArrayList<>(values.read(meet, ""));
            limits.addAll(applied.read(meet, new Type.Anything()));
            return use(meet, new Type.Anything(), allowed.nullable(), limits);
        }
        if (allowed.names().size() > 1) {
            return unions.readTypes(meet, allowed, wanted);
        }
        String name = allowed.names().iterator().next();
        Type type = type(meet, name, wanted);
        List<Constraint> limits = new ArrayList<>(constraints.read(meet, type));
        if (!(type instanceof Type.Reference)) {
            limits.addAll(values.read(meet, name));
        } else if (!name.equals("object")) {
            limits.addAll(applied.read(meet, type));
        }
        return use(meet, type, nullable(meet, allowed), limits);
    }

    /** Reads an object without a look at what makes a union of it. */
    Type.Reference readObject(Meet meet, String wanted) {
        return objects.declare(meet, wanted);
    }

    /** Declares a type once; its parts may refer to what is around it, so the search for schemas that hold themselves ends there. */
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

    /** Tells whether a type was used, maybe while it was read. */
    boolean requested(String name) {
        return requested.contains(name);
    }

    private Use readInPlace(Node schema, Supplier<Use> reading) {
        if (!within.add(schema.pointer())) {
            source.notice(
                    "endless-schema",
                    schema,
                    "the schema holds itself with no object between; anything is taken there",
                    "put an object between");
            return anything(schema);
        }
        Use use = reading.get();
        within.remove(schema.pointer());
        return use;
    }

    private Use readLiteral(Node schema) {
        if (schema.value().isNull()) {
            source.notice("null-keyword", schema, "null is no schema; anything is taken", "write a schema");
        } else if (!schema.value().booleanValue()) {
            source.notice(
                    "unchecked-keyword",
                    schema,
                    "no value meets `false`; anything is taken",
                    "remove what it belongs to");
        }
        return anything(schema);
    }

    private Use readReference(Node reference) {
        Node target = source.target(reference);
        if (target == null) {
            return anything(reference);
        }
        Use use = known.get(target.pointer());
        if (use == null) {
            use = readInPlace(reference, () -> read(target, Naming.of(target.pointer())));
            // A type that is still being read is not all known: whether it may be null, for one.
            if (use.type() instanceof Type.Reference type && declarations.get(type.name()) != null) {
                known.put(target.pointer(), use);
            }
        }
        return Overlay.at(reference.pointer(), use);
    }

    private List<Constraint> nullOnly(Meet meet) {
        return List.of(new Constraint.OneOf(
                meet.place().pointer(), List.of(NullNode.getInstance().toString())));
    }

    private boolean nullable(Meet meet, TypeNames.Allowed allowed) {
        if (allowed.nullable() && meet.parts().stream().anyMatch(SchemaReader::valuesWithoutNull)) {
            source.notice(
                    "null-not-in-enum",
                    meet.place(),
                    "null is a value of the type, but not among the values; it is taken for one",
                    "add null to `enum` or take it from the type");
        }
        return allowed.nullable();
    }

    private static boolean valuesWithoutNull(Node part) {
        List<Node> values = part.elements("enum");
        return !values.isEmpty()
                && values.stream().noneMatch(value -> value.value().isNull());
    }

    private Type type(Meet meet, String name, String wanted) {
        return switch (name) {
            case "boolean" -> new Type.Bool();
            case "integer" -> new Type.Whole(formatted(meet, "int32"::equals) == null ? 64 : 32);
            case "number" -> number(meet);
            case "string" -> text(meet, wanted);
            case "array" -> list(meet, wanted);
            default -> objects.read(meet, wanted);
        };
    }

    private Type number(Meet meet) {
        if (formatted(meet, "float"::equals) != null) {
            return new Type.Floating(32);
        }
        return formatted(meet, "double"::equals) == null ? new Type.Decimal() : new Type.Floating(64);
    }

    private @Nullable String formatted(Meet meet, Predicate<String> wanted) {
        return meet.all("format").stream()
                .map(format -> source.text(format))
                .filter(Objects::nonNull)
                .filter(wanted)
                .findFirst()
                .orElse(null);
    }

    private Type text(Meet meet, String wanted) {
        Type.TextKind kind = Texts.kind(source, meet);
        if (kind == Type.TextKind.PLAIN && meet.has("enum") && Naming.named(meet.key())) {
            List<Constraint> allowed = values.read(meet, "string");
            if (!allowed.isEmpty() && allowed.get(0) instanceof Constraint.OneOf oneOf) {
                return declareEnum(meet, oneOf.values(), wanted);
            }
        }
        return new Type.Text(kind);
    }

    private Type declareEnum(Meet meet, List<String> known, String wanted) {
        Node open = meet.last("x-open-enum");
        return declare(
                meet.key(),
                wanted,
                name -> new Declaration.EnumType(
                        meet.place().pointer(),
                        name,
                        prose(meet),
                        deprecation(meet),
                        known,
                        sdkNames(meet, known),
                        open == null || open.value().asBoolean(true)));
    }

    private List<String> sdkNames(Meet meet, List<String> known) {
        Node names = meet.last("x-sdk-names");
        if (names == null || !source.object(names)) {
            return known;
        }
        for (Node name : names.members()) {
            if (!known.contains(name.name())) {
                source.refuse(name, "`" + name.name() + "` is none of the values; name one of them or remove it");
            }
        }
        return known.stream()
                .map(value -> {
                    String said = source.prose(names, value);
                    return said.isEmpty() ? value : said;
                })
                .toList();
    }

    private Type list(Meet meet, String wanted) {
        List<Node> items = new ArrayList<>();
        for (Node element : meet.all("items")) {
            if (!element.value().isArray()) {
                items.add(element);
            }
        }
        if (items.isEmpty() || otherwise(meet, items)) {
            if (!meet.has("prefixItems") && !meet.has("items")) {
                source.notice("missing-items", meet.place(), "says nothing of its elements", "add `items`");
            }
            return new Type.ListOf(anything(meet.place()));
        }
        return new Type.ListOf(read(items, elementName(wanted, meet, items)));
    }

    /** Tells whether the first elements have schemas of their own that say something else than those of the others. */
    private static boolean otherwise(Meet meet, List<Node> items) {
        return meet.all("prefixItems").stream()
                .flatMap(prefix -> prefix.elements().stream())
                .anyMatch(first -> items.stream().anyMatch(item -> !item.value().equals(first.value())));
    }

    private static String elementName(String wanted, Meet meet, List<Node> items) {
        Node last = items.get(items.size() - 1);
        return last.pointer().equals(meet.place().pointerTo("items")) ? wanted + "Element" : Naming.of(last.pointer());
    }

    Use use(Meet meet, Type type, boolean nullable, List<Constraint> limits) {
        List<Example> examples = List.of();
        boolean sensitive = false;
        boolean readOnly = false;
        boolean writeOnly = false;
        for (Node part : meet.parts()) {
            List<Example> own = overlay.examples(part);
            examples = own.isEmpty() ? examples : own;
            sensitive |= overlay.sensitive(part);
            readOnly |= source.flag(part, "readOnly");
            writeOnly |= source.flag(part, "writeOnly");
        }
        return new Use(
                meet.place().pointer(),
                prose(meet),
                type,
                nullable,
                limits,
                defaults.read(meet.last("default"), type, limits),
                sensitive,
                readOnly,
                writeOnly,
                deprecation(meet),
                examples);
    }

    /** What the place says itself, else the last of its parts; a parent's words are not those of the object that extends it. */
    String prose(Meet meet) {
        String prose = overlay.prose(meet.place());
        for (int index = meet.parts().size() - 1; index >= 0 && prose.isEmpty(); index--) {
            Node part = meet.parts().get(index);
            prose = meet.inPlace(part) || !meet.has("properties") ? overlay.prose(part) : "";
        }
        return prose;
    }

    @Nullable
    Deprecation deprecation(Meet meet) {
        return meet.parts().stream()
                .filter(meet::inPlace)
                .map(overlay::deprecation)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Remarks on a type beside a reference to something of another type. */
    private void checkKind(Use use, Node beside) {
        if (beside.has("type") && !Kinds.fits(use.type(), declarations, types.namesOf(beside))) {
            source.notice(
                    "contradicting-parts",
                    beside.pointerTo("type"),
                    "is not the type of what is referred to, which is taken",
                    "fix one of them");
        }
    }

    static Use anything(Node schema) {
        return Use.of(schema.pointer(), new Type.Anything());
    }
}
