package dev.chirograph.generator.check;

import dev.chirograph.generator.contract.TypeUse;

/**
 * A use of a type with its place.
 *
 * @param name the name of the parameter, header or property; for an element or a map's value, that of the list or map; for a
 *     body, its media type
 * @param required whether it must be present
 * @param request whether requests carry it
 * @param answer whether responses carry it
 */
record UseSite(Kind kind, String name, boolean required, TypeUse use, boolean request, boolean response) {

    enum Kind {
        PARAMETER,
        HEADER,
        BODY,
        PROPERTY,
        /** An element of a list. */
        ELEMENT,
        /** A value of a map. */
        VALUE,
        VARIANT
    }

    /** The name of this use in messages. */
    String words() {
        return switch (kind) {
            case PARAMETER -> "the parameter `" + name + "`";
            case HEADER -> "the header `" + name + "`";
            case BODY -> "the body";
            case PROPERTY -> "the property `" + name + "`";
            case ELEMENT -> "an element of `" + name + "`";
            case VALUE -> "a value of `" + name + "`";
            case VARIANT -> "the variant `" + name + "`";
        };
    }
}
