package dev.chirograph.generator.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation.
 *
 * @param id the operationId
 * @param method the HTTP method in capitals
 * @param path the path template, as written
 * @param aliases additional paths of the operation ({@code x-aliases})
 * @param tag the name of the tag whose handler serves it
 * @param group its group in the SDK ({@code x-sdk-group}, else the tag)
 * @param sdkName its name in the SDK ({@code x-sdk-name}, else the operationId)
 * @param summary one line, empty if there are none
 * @param description prose, empty if there are none
 * @param parameters its parameters: path parameters first, in the order of the path, then the others in document order
 * @param body its body; null if there is none
 * @param responses its responses, in document order
 * @param requirements the alternatives of its security requirements; empty if it is public
 * @param rateLimits its rate limits
 * @param paging null if it is not a paged list
 * @param idempotency null if it does not support idempotency keys
 * @param deprecation null if it is not deprecated
 * @param cors null if only pages of the server's own origin may call it
 * @param protocol whether a protocol handler receives its raw request, and the SDK omits it ({@code x-protocol})
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
