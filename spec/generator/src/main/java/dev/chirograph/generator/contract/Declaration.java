package dev.chirograph.generator.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A named type that becomes a class. Named types of other kinds are read in place where they are used. */
public sealed interface Declaration {
    /** The place of the type in the document. */
    String pointer();

    /** The type's name as a Java class name. */
    String name();

    /** Prose, empty if there are none. */
    String description();

    /** Set when the type is deprecated. */
    @Nullable
    Deprecation deprecation();

    /**
     * An object with named properties.
     *
     * @param fields the properties, in document order
     * @param unknown the handling of members that are not in {@code fields}
     * @param additional the type of the kept members if {@code unknown} is {@code KEPT}, else null
     * @param constraints constraints on the number of members
     */
    record ObjectType(
            String pointer,
            String name,
            String description,
            @Nullable Deprecation deprecation,
            List<Field> fields,
            Unknown unknown,
            @Nullable TypeUse additional,
            List<Constraint> constraints)
            implements Declaration {
        public ObjectType {
            fields = List.copyOf(fields);
            constraints = List.copyOf(constraints);
        }
    }

    /** The handling of a member that the document does not name. */
    enum Unknown {
        /** {@code additionalProperties: false}: a request with such a member is invalid. */
        REFUSED,
        /** No {@code additionalProperties}: the member is ignored. */
        IGNORED,
        /** {@code additionalProperties} is true or a schema: the member is kept in a map. */
        KEPT
    }

    /**
     * One of several types: {@code oneOf}, {@code anyOf}, several {@code type}s, or an object with a discriminator that
     * other schemas extend.
     *
     * @param variants the variants, in document order, at least two
     * @param exclusive whether a value fits exactly one ({@code oneOf}), and not one or more ({@code anyOf})
     * @param discriminator the discriminator; null if only the shape distinguishes the variants
     */
    record UnionType(
            String pointer,
            String name,
            String description,
            @Nullable Deprecation deprecation,
            List<Variant> variants,
            boolean exclusive,
            @Nullable Discriminator discriminator)
            implements Declaration {
        public UnionType {
            variants = List.copyOf(variants);
        }
    }

    /**
     * One of the types of a union.
     *
     * @param name the name of the variant, a Java class name that is unique in its union: that of the type it refers to,
     *     otherwise derived from its title or its kind
     * @param use its type, never nullable; with a discriminator always a reference to an {@link ObjectType} with the
     *     discriminator's property, or to a union with the same discriminator
     * @param values the discriminator values of the variant; empty without a discriminator
     */
    record Variant(String pointer, String name, TypeUse use, List<String> values) {
        public Variant {
            values = List.copyOf(values);
        }
    }

    /**
     * The property that distinguishes the variants of a union.
     *
     * @param property the name of the property
     */
    record Discriminator(String pointer, String property) {}

    /**
     * A string with a list of known values.
     *
     * @param values the values, in document order, without null
     * @param sdkNames the names in Java, in the same order ({@code x-sdk-names}, else derived from the values)
     * @param open whether clients must expect further values
     */
    record EnumType(
            String pointer,
            String name,
            String description,
            @Nullable Deprecation deprecation,
            List<String> values,
            List<String> sdkNames,
            boolean open)
            implements Declaration {
        public EnumType {
            values = List.copyOf(values);
            sdkNames = List.copyOf(sdkNames);
            if (sdkNames.size() != values.size()) {
                throw new IllegalArgumentException(name + " has a name in Java for each of its values");
            }
        }
    }
}
