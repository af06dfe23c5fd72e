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
    /** The tag of an operation that names none. */
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

    private final Source source;
    private final ParameterReader parameters;
    private final ContentReader contents;
    private final SecurityReader security;
    private final RateLimitReader limits;
    private final PagingReader paging;
    private final CorsReader cors;
    private final OperationIds ids;
    /** Operations that have callbacks, to their ids. */
    private final Map<Node, String> withCallbacks = new LinkedHashMap<>();

    OperationReader(
            Source source,
            SchemaReader schemas,
            ContentReader contents,
            Declarations declarations,
            SecurityReader security,
            OperationIds ids) {
        this.source = source;
        this.parameters = new ParameterReader(source, schemas);
        this.contents = contents;
        this.security = security;
        this.limits = new RateLimitReader(source);
        this.paging = new PagingReader(source, declarations);
        this.cors = new CorsReader(source);
        this.ids = ids;
    }

    /**
     * Reads an operation.
     *
     * @param place the member of the path, which is the operation itself or refers to it
     */
    Operation read(Node path, PathTemplate template, List<String> aliases, Node place, Node operation) {
        source.knownMembers(operation, KNOWN);
        if (operation.has("servers")) {
            source.notice(
                    "not-generated",
                    operation.pointerTo("servers"),
                    "nothing is made of the `servers` of an operation",
                    "remove them, or do it by hand");
        }
        String id = ids.of(place, operation, template);
        if (operation.has("callbacks")) {
            withCallbacks.put(operation, id);
        }
        List<String> tags = source.texts(operation, "tags");
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
                source.prose(operation, "summary"),
                source.prose(operation, "description"),
                read,
                body,
                responses,
                security.read(operation),
                limits.read(operation),
                paging.read(operation, read, responses),
                idempotency(operation),
                source.flag(operation, "deprecated") ? new Deprecation(operation.pointerTo("deprecated")) : null,
                cors.read(operation),
                source.flag(operation, "x-protocol"));
    }

    private @Nullable Idempotency idempotency(Node operation) {
        if (!source.flag(operation, "x-idempotent")) {
            return null;
        }
        String pointer = operation.pointerTo("x-idempotent");
        source.notice(
                "idempotency-without-store",
                pointer,
                "the generated server has no store for idempotency keys, and does not start: a call that a client repeats"
                        + " would be carried out twice",
                "remove it, or generate the client alone");
        return new Idempotency(pointer);
    }

    /** Reads the callbacks of the operations so far. */
    void readCallbacks(WebhookReader webhooks) {
        withCallbacks.forEach(webhooks::readCallbacks);
    }

    private String textOr(Node operation, String name, String otherwise) {
        return operation.has(name) ? source.requiredText(operation, name) : otherwise;
    }
}
