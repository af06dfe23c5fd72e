package dev.chirograph.generator.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that the API makes: a webhook, or a callback of an operation. Its payload goes the way of responses, and what it is
 * answered the way of requests.
 *
 * @param name a Java class name that no other has, such as {@code NewPetWebhook}
 * @param label what the document calls it: {@code webhook newPet}, {@code callback onEvent of subscribe}
 * @param summary one line, empty if there are none
 * @param description prose, empty if there are none
 * @param body its payload, null when it has none
 * @param responses what it may be answered, in document order
 */
public record Webhook(
        String pointer,
        String name,
        String label,
        String summary,
        String description,
        @Nullable Body body,
        List<Response> responses) {
    public Webhook {
        responses = List.copyOf(responses);
    }
}
