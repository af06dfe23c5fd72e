package dev.chirograph.generator.contract;

import java.util.List;

/**
 * A response of an operation.
 *
 * @param status three digits, a range such as {@code 4XX}, or {@code default}
 * @param description prose, empty if there are none
 * @param headers its headers
 * @param content its bodies, one for each media type; empty if it has none
 */
public record Response(String pointer, String status, String description, List<Header> headers, List<Content> content) {
    public Response {
        headers = List.copyOf(headers);
        content = List.copyOf(content);
    }

    /** Whether this is a success response. */
    public boolean success() {
        return status.startsWith("2");
    }
}
