package dev.chirograph.generator.contract;

import java.util.List;

/**
 * The serialization of a property of a form or a multipart body.
 *
 * @param property the property's name
 * @param mediaTypes the possible media types of its part; empty if they follow from the property's type
 * @param style the style of a structured value in a form
 * @param explode whether each element or member is a separate field
 * @param headers the headers of the part, except {@code Content-Type}
 */
public record Encoding(
        String pointer,
        String property,
        List<String> mediaTypes,
        ParameterStyle style,
        boolean explode,
        List<Header> headers) {
    public Encoding {
        mediaTypes = List.copyOf(mediaTypes);
        headers = List.copyOf(headers);
    }
}
