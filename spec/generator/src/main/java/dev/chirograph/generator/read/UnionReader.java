package dev.chirograph.generator.read;

import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code oneOf}, {@code anyOf}, several types, and objects that others extend. */
final class UnionReader {
    private static final Set<String> OF_THE_WHOLE = whole();

    private final SchemaReader reader;
    private final ReadContext context;
    private final Declarations declarations;
    private final SchemaFlattener flattener;
    private final Inheritance inheritance;
    private final AnnotationReader overlay;
    private final AppliedReader applied;
    private final TypeReader types;
    private final DiscriminatorReader discriminators;
    private final VariantNames variantNames;
    /** Uses of unions whose variants reduce to a single one, by the key of the schema. */
    private final Map<String, TypeUse> alone = new HashMap<>();
    /** Names of the nullable unions. */
    private final Set<String> nullable = new HashSet<>();

    UnionReader(
            SchemaReader reader,
            ReadContext context,
            Declarations declarations,
            SchemaFlattener flattener,
            Inheritance inheritance,
            TypeReader types,
            AnnotationReader overlay,
            AppliedReader applied) {
        this.reader = reader;
        this.context = context;
        this.declarations = declarations;
        this.flattener = flattener;
        this.inheritance = inheritance;
        this.types = types;
        this.overlay = overlay;
        this.applied = applied;
        this.discriminators = new DiscriminatorReader(context, flattener);
        this.variantNames = new VariantNames(flattener);
    }

    /**
     * A {@code oneOf} or {@code anyOf}.
     *
     * @param part the part with the keyword
     * @param branches its branches, except null
     * @param nullable whether null is a branch
     */
    record Choice(Node part, String keyword, List<Node> branches, boolean nullable) {}

    private record Branch(Node place, TypeUse use, DiscriminatorReader.Choosable choosable) {}

    /** Returns the first such keyword; null if absent. */
    @Nullable
    Choice choice(AllOfSchemas allOf) {
        for (Node part : allOf.parts()) {
            for (String keyword : List.of("oneOf", "anyOf")) {
                Node said = part.child(keyword);
                if (said != null && !RequiredSetReader.only(said)) {
                    return choice(part, said);
                }
            }
        }
        return null;
    }

    private Choice choice(Node part, Node said) {
        if (said.elements().isEmpty()) {
            context.warn("wrong-type", said, "is not a list of schemas, and is ignored", "use a list");
        }
        boolean nullable = false;
        Map<Object, Node> branches = new LinkedHashMap<>();
        for (Node branch : said.elements()) {
            if (isNull(branch)) {
                nullable = true;
            } else if (branches.putIfAbsent(branch.without(OF_THE_WHOLE).value(), branch) != null) {
                context.warn("duplicate-variant", branch, "is equal to another variant", "remove one");
            }
        }
        return new Choice(part, said.name(), List.copyOf(branches.values()), nullable);
    }

    /** Whether a schema matches null only. */
    private boolean isNull(Node branch) {
        Node schema = flattener.resolved(branch);
        if (schema == null || !schema.value().isObject()) {
            return false;
        }
        Node type = schema.child("type");
        boolean nulls = type != null
                && (type.value().asText().equals("null")
                        || type.value().size() == 1
                                && type.value().get(0).asText().equals("null"));
        Node constant = schema.written("const");
        List<Node> values = schema.elements("enum");
        return nulls
                || (constant != null && constant.value().isNull())
                || (!values.isEmpty()
                        && values.stream().allMatch(value -> value.value().isNull()));
    }

    TypeUse read(AllOfSchemas allOf, Choice choice, String wanted) {
        AllOfSchemas base = allOf.replacing(choice.part(), choice.keyword(), List.of());
        if (choice.branches().isEmpty()) {
            TypeUse use = reader.read(base, wanted);
            return AnnotationReader.nullable(use, use.nullable() || choice.nullable());
        }
        if (choice.branches().size() == 1) {
            TypeUse use = readOnly(base, choice, wanted);
            return AnnotationReader.nullable(use, use.nullable() || choice.nullable());
        }
        Type.Reference union = reader.declare(allOf.key(), wanted, name -> union(base, choice, name));
        TypeUse left = alone.get(allOf.key());
        boolean nulls = choice.nullable()
                || nullable.contains(union.name())
                || allOf.parts().stream().anyMatch(part -> Boolean.TRUE.equals(types.nullable(part)));
        if (left != null) {
            return besides(base, AnnotationReader.nullable(left, nulls || left.nullable()));
        }
        return reader.use(allOf, union, nulls, applied.read(allOf, union));
    }

    /** Reads the only branch besides null. */
    private TypeUse readOnly(AllOfSchemas base, Choice choice, String wanted) {
        Node branch = choice.branches().get(0);
        if (branch.has("$ref") && base.partsWithout(OF_THE_WHOLE).isEmpty()) {
            return besides(base, reader.read(branch, wanted));
        }
        return reader.read(base.replacing(choice.part(), choice.keyword(), flattener.expand(branch)), wanted);
    }

    private TypeUse besides(AllOfSchemas base, TypeUse use) {
        TypeUse over = use;
        for (Node part : base.parts()) {
            over = overlay.over(over, part);
        }
        return AnnotationReader.at(base.place().pointer(), over);
    }

    private @Nullable Declaration union(AllOfSchemas base, Choice choice, String name) {
        Node discriminator = base.last("discriminator");
        List<String> suffixes = variantNames.suffixes(
                choice.branches(), discriminator == null ? null : context.prose(discriminator, "propertyName"));
        List<Branch> branches = new ArrayList<>();
        for (Node place : choice.branches()) {
            branches.add(branch(base, place, name, name + suffixes.get(branches.size())));
        }
        return union(base, name, branches, choice.keyword().equals("oneOf"), discriminator);
    }

    private @Nullable Declaration union(
            AllOfSchemas allOf, String name, List<Branch> branches, boolean exclusive, @Nullable Node discriminator) {
        Map<Object, Branch> different = new LinkedHashMap<>();
        for (Branch branch : branches) {
            if (branch.use().nullable()) {
                nullable.add(name);
            }
            Object kind = List.of(
                    branch.use().type(),
                    branch.use().constraints().stream().map(UnionReader::bare).toList());
            if (different.putIfAbsent(kind, branch) != null) {
                context.warn("duplicate-variant", branch.place(), "has the same type as another variant", "remove one");
            }
        }
        List<Branch> left = List.copyOf(different.values());
        if (left.size() == 1 && !reader.requested(name)) {
            alone.put(allOf.key(), left.get(0).use());
            return null;
        }
        DiscriminatorReader.Found found = null;
        if (discriminator != null) {
            found = discriminators.read(
                    discriminator, left.stream().map(Branch::choosable).toList());
        }
        return new Declaration.UnionType(
                allOf.place().pointer(),
                name,
                reader.prose(allOf),
                reader.deprecation(allOf),
                variants(left, found),
                exclusive,
                found == null ? null : found.discriminator());
    }

    /** Constraints from two places compare equal if they differ only in their pointers. */
    private static Object bare(Constraint constraint) {
        return constraint.toString().replaceFirst("pointer=[^,\\]]*", "");
    }

    private List<Declaration.Variant> variants(List<Branch> branches, DiscriminatorReader.@Nullable Found found) {
        List<Declaration.Variant> variants = new ArrayList<>();
        Scope names = Scope.ofTypes();
        for (Branch branch : branches) {
            variants.add(new Declaration.Variant(
                    branch.place().pointer(),
                    names.claim(variantName(branch)),
                    AnnotationReader.nullable(branch.use(), false),
                    found == null ? List.of() : found.values().get(variants.size())));
        }
        return variants;
    }

    private static String variantName(Branch branch) {
        Type type = branch.use().type();
        if (type instanceof Type.Reference reference) {
            return reference.name();
        }
        String said = VariantNames.said(branch.place());
        return said.isEmpty() ? kind(type) : said;
    }

    /** The name of a type in variant names. */
    private static String kind(Type type) {
        if (type instanceof Type.Bool) {
            return "Flag";
        } else if (type instanceof Type.Whole) {
            return "Whole";
        } else if (type instanceof Type.Decimal || type instanceof Type.Floating) {
            return "Decimal";
        } else if (type instanceof Type.Text text) {
            return text.kind() == Type.TextKind.PLAIN
                    ? "Text"
                    : Names.type(text.kind().name().toLowerCase(Locale.ROOT));
        } else if (type instanceof Type.ListOf list) {
            return kind(list.element().type()) + "List";
        } else if (type instanceof Type.MapOf map) {
            return kind(map.value().type()) + "Map";
        } else if (type instanceof Type.Reference reference) {
            return reference.name();
        }
        return type instanceof Type.FreeForm ? "Members" : "Anything";
    }

    private Branch branch(AllOfSchemas base, Node place, String union, String wanted) {
        List<Node> own = flattener.expand(place);
        List<Node> more = base.partsWithout(OF_THE_WHOLE);
        boolean typed = base.parts().stream().noneMatch(part -> part.has("type"))
                || !place.value().isObject()
                || own.stream().anyMatch(part -> part.has("type") || part.has("oneOf") || part.has("anyOf"));
        Node schema = flattener.resolved(place);
        Node target = schema == null ? place : schema;
        if (typed && more.stream().allMatch(part -> RedundancyCheck.covered(part, own))) {
            return new Branch(
                    place,
                    reader.read(place, wanted),
                    new DiscriminatorReader.Choosable(place, target, own, place.has("$ref")));
        }
        List<Node> all = new ArrayList<>();
        Set<String> there = new HashSet<>();
        own.forEach(part -> there.add(part.pointer()));
        base.parts().stream()
                .filter(part -> !there.contains(part.pointer()))
                .map(part -> part.without(OF_THE_WHOLE))
                .forEach(all::add);
        all.addAll(own);
        AllOfSchemas allOf = new AllOfSchemas(place.pointer() + "&" + base.key(), place, all);
        String name = place.has("$ref") ? union + Names.type(target.name()) : wanted;
        return new Branch(
                place,
                reader.read(allOf, name),
                new DiscriminatorReader.Choosable(place, target, all, place.has("$ref")));
    }

    /** Reads a schema with several types. */
    TypeUse readTypes(AllOfSchemas allOf, TypeReader.Allowed allowed, String wanted) {
        Type.Reference union = reader.declare(allOf.key(), wanted, name -> {
            List<Branch> branches = new ArrayList<>();
            for (String type : allowed.names()) {
                AllOfSchemas only = allOf.only(type, OF_THE_WHOLE);
                Node place = only.place();
                branches.add(new Branch(
                        new Node(place.pointerTo("type"), place.value()),
                        reader.read(only, name + Names.type(type)),
                        new DiscriminatorReader.Choosable(place, place, only.parts(), false)));
            }
            return union(allOf, name, branches, false, null);
        });
        return reader.use(allOf, union, allowed.nullable() || nullable.contains(union.name()), List.of());
    }

    /** Reads a schema that others extend: a union of them and, if concrete, the schema itself. */
    TypeUse readParent(Node schema, String wanted) {
        AllOfSchemas allOf = flattener.of(schema);
        Type.Reference union = reader.declare(allOf.key(), wanted, name -> {
            Node discriminator = schema.child("discriminator");
            List<Node> heirs = inheritance.heirs(schema);
            List<Branch> branches = new ArrayList<>();
            if (discriminator == null || heirs.size() == 1 || concrete(schema, discriminator)) {
                branches.add(heir(schema));
            }
            heirs.forEach(heir -> branches.add(heir(heir)));
            return union(allOf, name, branches, true, discriminator);
        });
        return reader.use(allOf, union, Boolean.TRUE.equals(types.nullable(schema)), List.of());
    }

    /** A parent is abstract only if the discriminator maps other schemas and not the parent. */
    private boolean concrete(Node schema, Node discriminator) {
        List<Node> mapping = discriminator.members("mapping");
        return mapping.isEmpty()
                || mapping.stream()
                        .map(entry -> DiscriminatorReader.target(context, entry))
                        .anyMatch(target -> target != null && target.pointer().equals(schema.pointer()));
    }

    private Branch heir(Node schema) {
        List<Node> own = flattener.expand(schema);
        DiscriminatorReader.Choosable choosable = new DiscriminatorReader.Choosable(schema, schema, own, true);
        if (!inheritance.parent(schema)) {
            return new Branch(schema, reader.read(schema, SchemaNames.of(schema.pointer())), choosable);
        }
        List<Node> itself =
                own.stream().map(part -> part.without(Set.of("discriminator"))).toList();
        AllOfSchemas allOf = new AllOfSchemas(schema.pointer() + "&itself", schema, itself);
        String name = declarations.name(schema.pointer(), SchemaNames.of(schema.pointer()));
        return new Branch(schema, TypeUse.of(schema.pointer(), reader.readObject(allOf, name + "Base")), choosable);
    }

    private static Set<String> whole() {
        Set<String> names = new HashSet<>(Keywords.ANNOTATIONS);
        names.addAll(List.of("discriminator", "nullable", "x-sdk-name"));
        return Set.copyOf(names);
    }
}
