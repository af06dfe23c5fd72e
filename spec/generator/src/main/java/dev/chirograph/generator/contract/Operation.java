package dev.chirograph.generator.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One operation.
 *
 * @param id the operationId
 * @param method the HTTP method in capitals
 * @param path the path template, as written
 * @param aliases further paths that are the same operation ({@code x-aliases})
 * @param tag the name of the tag whose handler serves it
 * @param group the group of the SDK it belongs to ({@code x-sdk-group}, else the tag)
 * @param sdkName its name there ({@code x-sdk-name}, else the operationId)
 * @param summary one line, empty if there are none
 * @param description prose, empty if there are none
 * @param parameters its parameters: those of the path first, in the path's order, then the others in the document's
 * @param body null when it takes none
 * @param responses its responses, in document order
 * @param requirements the alternatives of what a caller must hold; empty when it is public
 * @param rateLimits its limits
 * @param paging null when it is no paged list
 * @param idempotency null when it takes no idempotency key
 * @param deprecation null when it is not deprecated
 * @param cors null when only pages of the server's own origin may call it
 * @param protocol whether its raw request goes to a protocol handler and the SDK leaves it out ({@code x-protocol})
 */
public record Operation(
        String pointer,
        String id,
        String method,
        String path,
        List<String> aliases,
        String tag,
        String group,
        String sdkName,
        String summary,
        String description,
        List<Parameter> parameters,
        @Nullable Body body,
        List<Response> responses,
        List<SecurityRequirement> requirements,
        List<RateLimit> rateLimits,
        @Nullable Paging paging,
        @Nullable Idempotency idempotency,
        @Nullable Deprecation deprecation,
        @Nullable Cors cors,
        boolean protocol) {
    public Operation {
        aliases = List.copyOf(aliases);
        parameters = List.copyOf(parameters);
        responses = List.copyOf(responses);
        requirements = List.copyOf(requirements);
        rateLimits = List.copyOf(rateLimits);
    }
}
