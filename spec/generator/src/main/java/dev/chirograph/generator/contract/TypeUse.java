package dev.chirograph.generator.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type as it is used in one place: as a property, a parameter, an element or a body.
 *
 * @param description prose, empty if there are none
 * @param type what it is
 * @param nullable whether null is a value
 * @param constraints what a value must keep, besides its type
 * @param defaultValue what a server takes for an absent value, null when the document names none
 * @param sensitive whether the value must not be shown ({@code x-sensitive} or format {@code password})
 * @param readOnly whether only responses carry it
 * @param writeOnly whether only requests carry it
 * @param deprecation set when it is deprecated
 * @param examples examples of a value
 */
public record TypeUse(
        String pointer,
        String description,
        Type type,
        boolean nullable,
        List<Constraint> constraints,
        @Nullable DefaultValue defaultValue,
        boolean sensitive,
        boolean readOnly,
        boolean writeOnly,
        @Nullable Deprecation deprecation,
        List<Example> examples) {

    public TypeUse {
        constraints = List.copyOf(constraints);
        examples = List.copyOf(examples);
    }

    /** A use of a type of which nothing more is said. */
    public static TypeUse of(String pointer, Type type) {
        return new TypeUse(pointer, "", type, false, List.of(), null, false, false, false, null, List.of());
    }
}
