package dev.chirograph.generator.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that the API sends: a webhook, or a callback of an operation. Its payload has the direction of responses, and its
 * responses have that of requests.
 *
 * @param name a unique Java class name, such as {@code NewPetWebhook}
 * @param label its name in the document: {@code webhook newPet}, {@code callback onEvent of subscribe}
 * @param summary one line, empty if there are none
 * @param description prose, empty if there are none
 * @param body its payload; null if there is none
 * @param responses the expected responses, in document order
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
