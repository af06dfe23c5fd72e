package dev.chirograph.generator.contract;

import java.util.List;

/**
 * The body of a request.
 *
 * @param description prose, empty if there are none
 * @param required whether requests must have one
 * @param content its possible contents, at least one
 */
public record Body(String pointer, String description, boolean required, List<Content> content) {
    public Body {
        content = List.copyOf(content);
    }
}
