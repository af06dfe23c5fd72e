package dev.chirograph.generator.read;

import dev.chirograph.generator.contract.Body;
import dev.chirograph.generator.contract.Content;
import dev.chirograph.generator.contract.Header;
import dev.chirograph.generator.contract.Response;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.Use;
import dev.chirograph.generator.java.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what goes over the wire: bodies of requests, and answers with their headers and bodies. */
final class ContentReader {
    private static final Set<String> BODY = Set.of("description", "content", "required");
    private static final Set<String> RESPONSE = Set.of("description", "headers", "content", "links");
    private static final Set<String> HEADER = Set.of(
            "description",
            "required",
            "deprecated",
            "allowEmptyValue",
            "style",
            "explode",
            "schema",
            "example",
            "examples");
    private static final Set<String> MEDIA_TYPE = Set.of("schema", "example", "examples");

    private final Source source;
    private final SchemaReader schemas;
    private final Declarations declarations;

    ContentReader(Source source, SchemaReader schemas, Declarations declarations) {
        this.source = source;
        this.schemas = schemas;
        this.declarations = declarations;
    }

    /** Reads the body of an operation's request, null when it takes none or that is refused. */
    @Nullable
    Body body(Node operation, String operationId) {
        Node written = operation.child("requestBody");
        Node body = written == null ? null : source.resolve(written);
        if (body == null) {
            return null;
        }
        source.knownMembers(body, BODY);
        List<Content> content = content(body, Names.type(operationId) + "Request");
        if (content.isEmpty()) {
            source.refuse(body, "a body needs `content` with one media type at least; add it");
        }
        return new Body(body.pointer(), source.prose(body, "description"), source.flag(body, "required"), content);
    }

    /** Reads the answers of an operation. */
    List<Response> responses(Node operation, String operationId) {
        List<Response> responses = new ArrayList<>();
        Node written = operation.child("responses");
        if (written == null || !source.object(written)) {
            return responses;
        }
        for (Node member : written.members()) {
            String status = member.name();
            if (status.startsWith("x-")) {
                continue;
            }
            if (!status.matches("[1-5]\\d\\d|[1-5]XX|default")) {
                source.refuse(member, "`" + status + "` is no status; write one such as 200, 4XX or default");
            }
            Node response = source.resolve(member);
            if (response != null) {
                source.knownMembers(response, RESPONSE);
                responses.add(new Response(
                        response.pointer(),
                        status,
                        source.prose(response, "description"),
                        headers(response, operationId),
                        content(response, Names.type(operationId) + "Response" + suffix(status))));
            }
        }
        return responses;
    }

    private static String suffix(String status) {
        return status.startsWith("2") ? "" : Names.type(status).replaceFirst("^T(?=\\d)", "");
    }

    private List<Header> headers(Node response, String operationId) {
        List<Header> headers = new ArrayList<>();
        Node written = response.child("headers");
        if (written == null || !source.object(written)) {
            return headers;
        }
        for (Node member : written.members()) {
            Node header = source.resolve(member);
            // OpenAPI 3.1.1, section 4.8.17: the media type says it already.
            if (header != null && !member.name().equalsIgnoreCase("Content-Type")) {
                headers.add(header(header, member.name(), operationId));
            }
        }
        return headers;
    }

    private Header header(Node header, String name, String operationId) {
        source.knownMembers(header, HEADER);
        Node schema = header.child("schema");
        if (schema == null) {
            source.refuse(header, "a header needs `schema`; add it");
        }
        return new Header(
                header.pointer(),
                name,
                source.prose(header, "description"),
                source.flag(header, "required"),
                source.flag(header, "explode"),
                source.flag(header, "x-set-by-runtime"),
                schema == null ? use(header, new Type.Anything()) : simple(schema, operationId + " " + name));
    }

    private Use simple(Node schema, String wanted) {
        Use use = schemas.read(schema, Names.type(wanted));
        if (!Simple.scalar(use, declarations)) {
            source.refuse(schema, "a header of a type that has parts is not supported yet; use a string");
        }
        return use;
    }

    private List<Content> content(Node holder, String wanted) {
        List<Content> contents = new ArrayList<>();
        Node written = holder.child("content");
        if (written == null || !source.object(written)) {
            return contents;
        }
        for (Node content : written.members()) {
            if (!content.name().matches("[^/\\s]+/[^/\\s]+.*")) {
                source.refuse(content, "`" + content.name() + "` is no media type; write one such as application/json");
            }
            if (source.object(content)) {
                source.knownMembers(content, MEDIA_TYPE);
                Node schema = content.child("schema");
                Use use = schema == null ? use(content, unsaid(content.name())) : schemas.read(schema, wanted);
                contents.add(new Content(content.pointer(), content.name(), use, List.of(), List.of()));
            }
        }
        return contents;
    }

    /** What a body is of which only the media type is said. */
    private static Type unsaid(String mediaType) {
        String essence = mediaType.toLowerCase(Locale.ROOT).replaceFirst("\\s*;.*", "");
        if (essence.endsWith("/json") || essence.endsWith("+json")) {
            return new Type.Anything();
        }
        return new Type.Text(essence.startsWith("text/") ? Type.TextKind.PLAIN : Type.TextKind.BYTES);
    }

    private static Use use(Node node, Type type) {
        return Use.of(node.pointer(), type);
    }
}
