package dev.chirograph.generator.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of an operation.
 *
 * @param sdkName what to call it in Java ({@code x-sdk-name}, else its name)
 * @param description prose, empty if there are none
 * @param required whether it must be present
 * @param style how a value that has parts is written
 * @param explode whether each part of it stands for itself, as {@code style} says
 * @param mediaType the media type in which it is written in place of a style, null when it has a style
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

    /** Where the parameter stands. */
    public enum Place {
        PATH,
        QUERY,
        HEADER,
        COOKIE
    }
}
