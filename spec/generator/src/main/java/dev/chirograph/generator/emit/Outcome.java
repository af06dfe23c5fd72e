package dev.chirograph.generator.emit;

import dev.chirograph.generator.contract.Content;
import dev.chirograph.generator.contract.Header;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call that went well is answered with.
 *
 * @param status the status to send
 * @param description prose, empty when there is none
 * @param headers the headers that a handler sets
 * @param content the body in the media type that is preferred, null when there is none
 */
public record Outcome(
        int status,
        String description,
        List<Header> headers,
        @Nullable Content content) {
    public Outcome {
        headers = List.copyOf(headers);
    }

    /**
     * All that an operation may end well with: its 2xx answers; without any, its 3xx answers; without those,
     * {@code default} as 200; else an empty 204.
     */
    public static List<Outcome> of(Operation operation) {
        for (String wanted : List.of("2", "3", "d")) {
            List<Outcome> outcomes = new ArrayList<>();
            for (Response response : operation.responses()) {
                if (response.status().startsWith(wanted)) {
                    outcomes.add(of(response));
                }
            }
            if (!outcomes.isEmpty()) {
                return List.copyOf(outcomes);
            }
        }
        return List.of(new Outcome(204, "", List.of(), null));
    }

    /** Whether there is a body and it is JSON. */
    public boolean json() {
        return content != null && MediaTypes.json(content.mediaType());
    }

    private static Outcome of(Response response) {
        List<Header> headers = response.headers().stream()
                .filter(header -> !header.setByRuntime())
                .toList();
        return new Outcome(
                status(response.status()), response.description(), headers, MediaTypes.preferred(response.content()));
    }

    /** A range such as {@code 2XX} is answered with its first status. */
    private static int status(String written) {
        String digits = written.replace('X', '0').replace('x', '0');
        return digits.equals("default") ? 200 : Integer.parseInt(digits);
    }
}
