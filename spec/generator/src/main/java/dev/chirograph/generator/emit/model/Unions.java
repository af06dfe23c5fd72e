package dev.chirograph.generator.emit.model;

import dev.chirograph.generator.contract.Content;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Declaration.UnionType;
import dev.chirograph.generator.contract.Declaration.Variant;
import dev.chirograph.generator.contract.DefaultValue;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeDirections;
import dev.chirograph.generator.contract.TypeUse;
import dev.chirograph.generator.contract.Webhook;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.java.Javadoc;
import dev.chirograph.generator.java.Scope;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The unions of a contract with their variants in Java. */
final class Unions {
    private final Map<String, Declaration> declarations = new HashMap<>();
    private final TypeDirections directions;
    /** Name of a type to the webhooks and callbacks that have it as payload. */
    private final Map<String, Set<String>> payloads = new HashMap<>();

    private final Map<String, Shape> shapes = new LinkedHashMap<>();
    /** The types that are tried to select a variant. */
    private final Set<String> compared = new HashSet<>();
    /** The objects that a request may match together: those of an {@code anyOf} without a discriminator. */
    private final Set<String> overlapping = new HashSet<>();
    /** Name of a type to the unions that its class implements or its interface extends. */
    private final Map<String, Set<String>> parents = new HashMap<>();

    /** The kinds of JSON values that are distinguished by their first token. */
    enum JsonType {
        STRING,
        NUMBER,
        BOOLEAN,
        OBJECT,
        ARRAY
    }

    /**
     * A variant in Java.
     *
     * @param wrapper the record in the union's interface that wraps the value; null if the value's own class or interface
     *     is a case of the union
     */
    record Case(Variant variant, @Nullable String wrapper) {
        Type type() {
            return variant.use().type();
        }
    }

    /**
     * A union in Java.
     *
     * @param unknown the name of the record for values that match none of the cases
     */
    record Shape(UnionType type, List<Case> cases, String unknown) {}

    Unions(Contract contract) {
        this.directions = TypeDirections.of(contract);
        for (Webhook webhook : contract.webhooks()) {
            for (Content content :
                    webhook.body() == null ? List.<Content>of() : webhook.body().content()) {
                if (content.use().type() instanceof Type.Reference reference) {
                    payloads.computeIfAbsent(reference.name(), name -> new LinkedHashSet<>())
                            .add(webhook.label());
                }
            }
        }
        contract.declarations().forEach(declaration -> declarations.put(declaration.name(), declaration));
        for (Declaration declaration : contract.declarations()) {
            if (declaration instanceof UnionType union) {
                shapes.put(union.name(), shape(union));
                if (union.discriminator() == null) {
                    union.variants().forEach(variant -> compare(variant.use().type()));
                }
            }
        }
        contract.declarations().forEach(this::overlap);
    }

    /** Whether a value is tried as this type to select a variant, as in a union without a discriminator. */
    boolean compared(String type) {
        return compared.contains(type);
    }

    /**
     * Whether the class of an object keeps members that the document does not name, apart from those that
     * {@code additionalProperties} describes.
     */
    boolean keepsUnknown(Declaration.ObjectType type, Layout layout) {
        return type.additional() == null
                && (layout.half() == Layout.Half.CLIENT
                        ? layout.unknownProperties()
                        : type.unknown() == Declaration.Unknown.IGNORED && overlapping.contains(type.name()));
    }

    Shape shape(String union) {
        Shape shape = shapes.get(union);
        if (shape == null) {
            throw new IllegalArgumentException(union + " is no union");
        }
        return shape;
    }

    /** The unions whose interface a type's class or interface directly implements or extends. */
    Set<String> parents(String type) {
        return parents.getOrDefault(type, Set.of());
    }

    /** The simple names that a class inherits from the interfaces of its unions; they shadow classes of the package. */
    Set<String> inherited(String type) {
        Set<String> names = new LinkedHashSet<>();
        for (String union : ancestors(type)) {
            names.addAll(nested(union));
        }
        return names;
    }

    /** The simple names of the records in the interface of a union. */
    Set<String> nested(String union) {
        Shape shape = shape(union);
        Set<String> names = new LinkedHashSet<>();
        for (Case each : shape.cases()) {
            if (each.wrapper() != null) {
                names.add(each.wrapper());
            }
        }
        names.add(shape.unknown());
        return names;
    }

    /** The possible JSON kinds of a value of a type. */
    Set<JsonType> kinds(Type type) {
        return kinds(type, new HashSet<>());
    }

    /** The string that a property must have for the unions of its object; null if there is none. */
    @Nullable
    String tag(String object, String property) {
        Set<String> tags = new HashSet<>();
        for (Shape shape : shapes.values()) {
            Declaration.Discriminator discriminator = shape.type().discriminator();
            if (discriminator != null && discriminator.property().equals(property)) {
                for (Case each : shape.cases()) {
                    if (each.type() instanceof Type.Reference reference
                            && reference.name().equals(object)) {
                        tags.addAll(each.variant().values());
                    }
                }
            }
        }
        return tags.size() == 1 ? tags.iterator().next() : null;
    }

    /** The discriminator values of a variant; for a union, those of its variants. */
    Set<String> values(Variant variant) {
        return values(variant, new HashSet<>());
    }

    /** A sentence that names the webhooks and callbacks with a type as payload; empty if there are none. */
    String payloadOf(String type) {
        Set<String> labels = payloads.getOrDefault(type, Set.of());
        return labels.isEmpty()
                ? ""
                : "The payload of the " + labels.stream().map(Javadoc::escape).collect(Collectors.joining(", the "))
                        + ".";
    }

    /** Whether a property is present in every direction of its object. */
    boolean bothWays(String object, TypeUse property) {
        return property.readOnly() == property.writeOnly()
                || !(property.readOnly() ? directions.requests(object) : directions.responses(object));
    }

    /** Whether a default has to be decoded from its JSON. */
    boolean readFromJson(Type type, DefaultValue value) {
        return value instanceof DefaultValue.Json
                || value instanceof DefaultValue.Text && declaration(type) instanceof UnionType;
    }

    /** The declaration of a type; null if it has none. */
    @Nullable
    Declaration declaration(Type type) {
        return type instanceof Type.Reference reference ? declarations.get(reference.name()) : null;
    }

    private Shape shape(UnionType union) {
        Scope names = Scope.ofTypes().keep(union.name());
        String unknown = names.claim("Unknown");
        Set<String> implementing = new HashSet<>();
        List<Case> cases = new ArrayList<>();
        for (Variant variant : union.variants()) {
            boolean own = variant.use().type() instanceof Type.Reference reference
                    && implement(union.name(), reference)
                    && implementing.add(reference.name());
            cases.add(new Case(variant, own ? null : names.claim(variant.name() + "Case")));
        }
        return new Shape(union, List.copyOf(cases), unknown);
    }

    /** Adds a type to a union if possible: an enum's class cannot implement it, nor can an interface that the union extends. */
    private boolean implement(String union, Type.Reference reference) {
        Declaration declaration = declarations.get(reference.name());
        boolean can = declaration instanceof Declaration.ObjectType
                || declaration instanceof UnionType
                        && !reference.name().equals(union)
                        && !ancestors(union).contains(reference.name());
        if (can) {
            parents.computeIfAbsent(reference.name(), key -> new LinkedHashSet<>())
                    .add(union);
        }
        return can;
    }

    private void overlap(Declaration declaration) {
        if (declaration instanceof UnionType union
                && !union.exclusive()
                && union.discriminator() == null
                && directions.requests(union.name())) {
            Set<String> objects = new HashSet<>();
            union.variants().forEach(variant -> addObjects(variant.use().type(), objects, new HashSet<>()));
            long several = union.variants().stream()
                    .filter(variant -> kinds(variant.use().type()).contains(JsonType.OBJECT))
                    .count();
            if (several > 1) {
                overlapping.addAll(objects);
            }
        }
    }

    private void addObjects(Type type, Set<String> objects, Set<String> within) {
        Declaration declaration = declaration(type);
        if (declaration instanceof Declaration.ObjectType) {
            objects.add(declaration.name());
        } else if (declaration instanceof UnionType union && within.add(union.name())) {
            union.variants().forEach(variant -> addObjects(variant.use().type(), objects, within));
        }
    }

    private void compare(@Nullable Type type) {
        if (type instanceof Type.ListOf list) {
            compare(list.element().type());
        } else if (type instanceof Type.MapOf map) {
            compare(map.value().type());
        } else if (type instanceof Type.Reference reference && compared.add(reference.name())) {
            Declaration declaration = declarations.get(reference.name());
            if (declaration instanceof Declaration.ObjectType object) {
                object.fields().forEach(field -> compare(field.use().type()));
                compare(object.additional() == null ? null : object.additional().type());
            } else if (declaration instanceof UnionType union) {
                union.variants().forEach(variant -> compare(variant.use().type()));
            }
        }
    }

    private Set<String> ancestors(String type) {
        Set<String> all = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(parents(type));
        while (!open.isEmpty()) {
            String next = open.remove(0);
            if (all.add(next)) {
                open.addAll(parents(next));
            }
        }
        return all;
    }

    private Set<JsonType> kinds(Type type, Set<String> within) {
        if (type instanceof Type.Text) {
            return EnumSet.of(JsonType.STRING);
        } else if (type instanceof Type.Bool) {
            return EnumSet.of(JsonType.BOOLEAN);
        } else if (type instanceof Type.Whole || type instanceof Type.Decimal || type instanceof Type.Floating) {
            return EnumSet.of(JsonType.NUMBER);
        } else if (type instanceof Type.ListOf) {
            return EnumSet.of(JsonType.ARRAY);
        } else if (type instanceof Type.MapOf || type instanceof Type.FreeForm) {
            return EnumSet.of(JsonType.OBJECT);
        }
        Declaration declaration = declaration(type);
        if (declaration instanceof Declaration.ObjectType) {
            return EnumSet.of(JsonType.OBJECT);
        } else if (declaration instanceof Declaration.EnumType) {
            return EnumSet.of(JsonType.STRING);
        } else if (declaration instanceof UnionType union) {
            Set<JsonType> kinds = EnumSet.noneOf(JsonType.class);
            if (within.add(union.name())) {
                union.variants()
                        .forEach(variant -> kinds.addAll(kinds(variant.use().type(), within)));
            }
            return kinds;
        }
        return EnumSet.allOf(JsonType.class);
    }

    private Set<String> values(Variant variant, Set<String> within) {
        Set<String> values = new LinkedHashSet<>(variant.values());
        if (values.isEmpty()
                && declaration(variant.use().type()) instanceof UnionType union
                && within.add(union.name())) {
            union.variants().forEach(each -> values.addAll(values(each, within)));
        }
        return values;
    }
}
