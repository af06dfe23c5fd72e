package dev.chirograph.generator.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The use of a type in one place: in a property, a parameter, an element or a body.
 *
 * @param description prose, empty if there are none
 * @param type the type
 * @param nullable whether null is a value
 * @param constraints the constraints on a value, beyond its type
 * @param defaultValue the value that a server uses for an absent one; null if there is none
 * @param sensitive whether the value must not be shown ({@code x-sensitive} or format {@code password})
 * @param readOnly whether only responses carry it
 * @param writeOnly whether only requests carry it
 * @param deprecation null if it is not deprecated
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

    /** Creates a use of a type without further properties. */
    public static TypeUse of(String pointer, Type type) {
        return new TypeUse(pointer, "", type, false, List.of(), null, false, false, false, null, List.of());
    }
}
