package dev.chirograph.generator.contract;

import java.util.List;

/**
 * A body in one media type.
 *
 * @param use what it is; of {@code text/event-stream}, what the data of one event is
 * @param encodings how properties of a form or a multipart body are written, those of which the document says it
 * @param examples examples of the whole body
 */
public record Content(String pointer, String mediaType, TypeUse use, List<Encoding> encodings, List<Example> examples) {
    public Content {
        encodings = List.copyOf(encodings);
        examples = List.copyOf(examples);
    }
}
