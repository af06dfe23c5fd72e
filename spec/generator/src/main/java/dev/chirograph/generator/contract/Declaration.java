package dev.chirograph.generator.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A type that has a name of its own and becomes a class. Named types of any other kind are read in place where they are used. */
public sealed interface Declaration {
    /** Where the type stands in the document. */
    String pointer();

    /** The type's name as a Java class name. */
    String name();

    /** Prose, empty when there is none. */
    String description();

    /** Set when the type is deprecated. */
    @Nullable
    Deprecation deprecation();

    /**
     * An object with named properties.
     *
     * @param fields the properties, in the document's order
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
            @Nullable Use additional,
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
        /** Nothing is said: the member is passed over. */
        IGNORED,
        /** {@code additionalProperties} is true or a schema: the member is kept in a map. */
        KEPT
    }

    /**
     * A string with a list of known values.
     *
     * @param values the values, in the document's order, without null
     * @param open whether a client must expect further values
     */
    record EnumType(
            String pointer,
            String name,
            String description,
            @Nullable Deprecation deprecation,
            List<String> values,
            boolean open)
            implements Declaration {
        public EnumType {
            values = List.copyOf(values);
        }
    }
}
