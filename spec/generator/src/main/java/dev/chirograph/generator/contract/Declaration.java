package dev.chirograph.generator.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type that has a name of its own and becomes a class. Named types of any other kind are read in place where they are used. */
public sealed interface Declaration {
    /** Where the type stands in the document. */
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
     * @param unknown what becomes of members that are not in {@code fields}
     * @param additional the type of the members kept when {@code unknown} is {@code KEPT}, else null
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

    /** What becomes of a member that the document does not name. */
    enum Unknown {
        /** {@code additionalProperties: false}: a request with such a member breaks the contract. */
        REFUSED,
        /** Nothing is said: the member is ignored. */
        IGNORED,
        /** {@code additionalProperties} is true or a schema: the member is kept in a map. */
        KEPT
    }

    /**
     * One of several types: {@code oneOf}, {@code anyOf}, several {@code type}s, or an object with a discriminator that
     * other schemas extend.
     *
     * @param variants what it may be, in document order, two at least
     * @param exclusive whether a value fits exactly one ({@code oneOf}), and not one or more ({@code anyOf})
     * @param discriminator what tells the variants apart, null when only their shape does
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
     * @param name what to call the variant, a Java class name that is unique in its union: that of the type it refers to,
     *     else one made of its title or its kind
     * @param use its type, never nullable; with a discriminator always a reference to an {@link ObjectType} that has
     *     the discriminator's property, or to a union that has the same discriminator
     * @param values the discriminator's values that mean it; empty without a discriminator
     */
    record Variant(String pointer, String name, TypeUse use, List<String> values) {
        public Variant {
            values = List.copyOf(values);
        }
    }

    /**
     * What tells the variants of a union apart.
     *
     * @param property the name of the member
     */
    record Discriminator(String pointer, String property) {}

    /**
     * A string with a list of known values.
     *
     * @param values the values, in document order, without null
     * @param sdkNames what to call them in Java, in the same order ({@code x-sdk-names}, else the values)
     * @param open whether a client must expect further values
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
