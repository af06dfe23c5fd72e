package dev.chirograph.generator.read;

import dev.chirograph.generator.contract.Body;
import dev.chirograph.generator.contract.Deprecation;
import dev.chirograph.generator.contract.Idempotency;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads operations. */
final class OperationReader {
    /** The tag of operations without one. */
    private static final String NO_TAG = "default";

    private static final Set<String> KNOWN = Set.of(
            "tags",
            "summary",
            "description",
            "externalDocs",
            "operationId",
            "parameters",
            "requestBody",
            "responses",
            "deprecated",
            "security",
            "callbacks",
            "servers");

    private final ReadContext context;
    private final ParameterReader parameters;
    private final ContentReader contents;
    private final SecurityReader security;
    private final RateLimitReader limits;
    private final PagingReader paging;
    private final CorsReader cors;
    private final OperationIds ids;
    /** Operations with callbacks, to their ids. */
    private final Map<Node, String> withCallbacks = new LinkedHashMap<>();

    OperationReader(
            ReadContext context,
            SchemaReader schemas,
            ContentReader contents,
            Declarations declarations,
            SecurityReader security,
            OperationIds ids) {
        this.context = context;
        this.parameters = new ParameterReader(context, schemas);
        this.contents = contents;
        this.security = security;
        this.limits = new RateLimitReader(context);
        this.paging = new PagingReader(context, declarations);
        this.cors = new CorsReader(context);
        this.ids = ids;
    }

    /**
     * Reads an operation.
     *
     * @param place the member of the path: the operation or its reference
     */
    Operation read(Node path, PathTemplate template, List<String> aliases, Node place, Node operation) {
        context.knownMembers(operation, KNOWN);
        if (operation.has("servers")) {
            context.warn(
                    "not-generated",
                    operation.pointerTo("servers"),
                    "the `servers` of an operation generate no code",
                    "remove them, or implement them manually");
        }
        String id = ids.of(place, operation, template);
        if (operation.has("callbacks")) {
            withCallbacks.put(operation, id);
        }
        List<String> tags = context.texts(operation, "tags");
        String tag = tags.isEmpty() ? NO_TAG : tags.get(0);
        List<Parameter> read = parameters.read(path, operation, id, template);
        Body body = contents.body(operation, id);
        List<Response> responses = contents.responses(operation, id);
        return new Operation(
                operation.pointer(),
                id,
                place.name().toUpperCase(Locale.ROOT),
                template.text(),
                aliases,
                tag,
                textOr(operation, "x-sdk-group", tag),
                textOr(operation, "x-sdk-name", id),
                context.prose(operation, "summary"),
                context.prose(operation, "description"),
                read,
                body,
                responses,
                security.read(operation),
                limits.read(operation),
                paging.read(operation, read, responses),
                idempotency(operation),
                context.flag(operation, "deprecated") ? new Deprecation(operation.pointerTo("deprecated")) : null,
                cors.read(operation),
                context.flag(operation, "x-protocol"));
    }

    private @Nullable Idempotency idempotency(Node operation) {
        if (!context.flag(operation, "x-idempotent")) {
            return null;
        }
        String pointer = operation.pointerTo("x-idempotent");
        context.warn(
                "idempotency-without-store",
                pointer,
                "the generated server has no store for idempotency keys and does not start: it would execute a retried call twice",
                "remove it, or generate only the client");
        return new Idempotency(pointer);
    }

    /** Reads the callbacks of the operations so far. */
    void readCallbacks(WebhookReader webhooks) {
        withCallbacks.forEach(webhooks::readCallbacks);
    }

    private String textOr(Node operation, String name, String otherwise) {
        return operation.has(name) ? context.requiredText(operation, name) : otherwise;
    }
}
