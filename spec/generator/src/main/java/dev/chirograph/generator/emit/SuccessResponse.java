package dev.chirograph.generator.emit;

import dev.chirograph.generator.contract.Content;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Header;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A success response of an operation.
 *
 * @param written the status in the document: three digits, a range such as {@code 2XX}, or {@code default}
 * @param description prose, empty if there are none
 * @param headers the headers that a handler sets
 * @param contents the body, one for each media type; empty if there are none
 */
public record SuccessResponse(String written, String description, List<Header> headers, List<Content> contents) {
    public SuccessResponse {
        headers = List.copyOf(headers);
        contents = List.copyOf(contents);
    }

    /**
     * The success responses of an operation: its 2xx responses; without any, its 3xx responses; without those,
     * {@code default} as 200; otherwise an empty 204.
     */
    public static List<SuccessResponse> of(Operation operation) {
        for (String wanted : List.of("2", "3", "d")) {
            List<SuccessResponse> responses = new ArrayList<>();
            for (Response response : operation.responses()) {
                if (response.status().startsWith(wanted)) {
                    responses.add(of(response));
                }
            }
            if (!responses.isEmpty()) {
                return List.copyOf(responses);
            }
        }
        return List.of(new SuccessResponse("204", "", List.of(), List.of()));
    }

    /** The status to send: the first of a range, 200 for {@code default}. */
    public int status() {
        String digits = written.replace('X', '0').replace('x', '0');
        return digits.equals("default") ? 200 : Integer.parseInt(digits);
    }

    /** Whether the document leaves the status open. */
    public boolean open() {
        return !written.chars().allMatch(Character::isDigit);
    }

    /** The body in the preferred media type; null if there is none. */
    public @Nullable Content content() {
        return MediaTypes.preferred(contents);
    }

    /** The alternatives of the body, the preferred first; empty if there is none. */
    public List<BodyVariant> alternatives(Contract contract) {
        return BodyVariant.of(contents, contract);
    }

    /** Whether there is a body and it is JSON. */
    public boolean json() {
        Content content = content();
        return content != null && MediaTypes.json(content.mediaType());
    }

    private static SuccessResponse of(Response response) {
        List<Header> headers = response.headers().stream()
                .filter(header -> !header.setByRuntime())
                .toList();
        // HTTP forbids content in these responses (RFC 9110, sections 15.3.5 and 15.4.5).
        boolean empty = response.status().equals("204") || response.status().equals("304");
        return new SuccessResponse(
                response.status(), response.description(), headers, empty ? List.of() : response.content());
    }
}
