package dev.chirograph.generator.read;

import dev.chirograph.generator.contract.Body;
import dev.chirograph.generator.contract.Deprecation;
import dev.chirograph.generator.contract.Idempotency;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.Response;
import dev.chirograph.generator.java.Names;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

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
            "security");

    private final Source source;
    private final ParameterReader parameters;
    private final ContentReader contents;
    private final SecurityReader security;
    private final RateLimitReader limits;
    private final PagingReader paging;
    /** Name as a method to where it was first given. */
    private final Map<String, String> ids = new HashMap<>();

    OperationReader(Source source, SchemaReader schemas, Declarations declarations) {
        this.source = source;
        this.parameters = new ParameterReader(source, schemas, declarations);
        this.contents = new ContentReader(source, schemas, declarations);
        this.security = new SecurityReader(source);
        this.limits = new RateLimitReader(source);
        this.paging = new PagingReader(source, declarations);
    }

    Operation read(Node path, PathTemplate template, List<String> aliases, Node operation) {
        source.knownMembers(operation, KNOWN);
        String id = source.requiredText(operation, "operationId");
        checkId(operation, id);
        List<String> tags = source.texts(operation, "tags");
        String tag = tags.isEmpty() ? NO_TAG : tags.get(0);
        List<Parameter> read = parameters.read(path, operation, id, template);
        Body body = contents.body(operation, id);
        List<Response> responses = contents.responses(operation, id);
        return new Operation(
                operation.pointer(),
                id,
                operation.name().toUpperCase(Locale.ROOT),
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
                source.flag(operation, "x-idempotent") ? new Idempotency(operation.pointerTo("x-idempotent")) : null,
                source.flag(operation, "deprecated") ? new Deprecation(operation.pointerTo("deprecated")) : null,
                source.flag(operation, "x-protocol"));
    }

    private void checkId(Node operation, String id) {
        if (!operation.has("operationId")) {
            return;
        }
        String first = ids.putIfAbsent(Names.member(id), operation.pointer());
        if (first != null) {
            source.refuse(
                    operation.pointerTo("operationId"),
                    "`" + id + "` is, as a method, the name of the operation at " + first + " too; choose another");
        }
    }

    private String textOr(Node operation, String name, String otherwise) {
        return operation.has(name) ? source.requiredText(operation, name) : otherwise;
    }
}
