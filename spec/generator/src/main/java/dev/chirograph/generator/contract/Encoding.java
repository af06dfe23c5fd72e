package dev.chirograph.generator.contract;

import java.util.List;

/**
 * How one property of a form or a multipart body is written.
 *
 * @param property the property's name
 * @param mediaTypes what its part may be; empty when the document leaves it to the property's type
 * @param style how a value that has parts is written in a form
 * @param explode whether each part of it stands for itself
 * @param headers the part's own headers, {@code Content-Type} aside
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
