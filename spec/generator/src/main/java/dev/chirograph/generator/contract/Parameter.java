package dev.chirograph.generator.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of an operation.
 *
 * @param sdkName the name in Java ({@code x-sdk-name}, else derived from its name)
 * @param description prose, empty if there are none
 * @param required whether it must be present
 * @param style the style of a structured value
 * @param explode whether the style separates its elements or members
 * @param mediaType the media type that replaces a style; null if it has a style
 * @param examples examples of its value
 */
public record Parameter(
        String pointer,
        String name,
        String sdkName,
        Place place,
        String description,
        boolean required,
        ParameterStyle style,
        boolean explode,
        @Nullable String mediaType,
        TypeUse use,
        List<Example> examples) {
    public Parameter {
        examples = List.copyOf(examples);
    }

    /** The location of a parameter. */
    public enum Place {
        PATH,
        QUERY,
        HEADER,
        COOKIE
    }
}
