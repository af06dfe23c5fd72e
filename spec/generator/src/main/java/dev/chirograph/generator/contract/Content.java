package dev.chirograph.generator.contract;

import java.util.List;

/**
 * A body in one media type.
 *
 * @param use its use; for {@code text/event-stream}, that of the data of an event
 * @param encodings the encodings of properties of a form or a multipart body, for those that have one in the document
 * @param examples examples of the whole body
 */
public record Content(String pointer, String mediaType, TypeUse use, List<Encoding> encodings, List<Example> examples) {
    public Content {
        encodings = List.copyOf(encodings);
        examples = List.copyOf(examples);
    }
}
