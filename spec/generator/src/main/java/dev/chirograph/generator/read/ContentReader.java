package dev.chirograph.generator.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chirograph.generator.contract.Body;
import dev.chirograph.generator.contract.Content;
import dev.chirograph.generator.contract.Encoding;
import dev.chirograph.generator.contract.Header;
import dev.chirograph.generator.contract.ParameterStyle;
import dev.chirograph.generator.contract.Response;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import dev.chirograph.generator.java.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads request bodies, and responses with their headers and bodies. */
final class ContentReader {
    private static final Set<String> BODY = Set.of("description", "content", "required");
    private static final Set<String> RESPONSE = Set.of("summary", "description", "headers", "content", "links");
    private static final Set<String> HEADER = Set.of(
            "description",
            "required",
            "deprecated",
            "allowEmptyValue",
            "style",
            "explode",
            "schema",
            "content",
            "example",
            "examples");
    private static final Set<String> MEDIA_TYPE = Set.of("schema", "itemSchema", "example", "examples", "encoding");
    /** Short names that documents use for media types. */
    private static final Map<String, String> MEANT =
            Map.of("json", "application/json", "xml", "application/xml", "text", "text/plain", "html", "text/html");

    private static final Set<String> ENCODING = Set.of("contentType", "headers", "style", "explode", "allowReserved");

    private final ReadContext context;
    private final SchemaReader schemas;

    ContentReader(ReadContext context, SchemaReader schemas) {
        this.context = context;
        this.schemas = schemas;
    }

    /** Reads the body of an operation's request; null if it has none or the body is rejected. */
    @Nullable
    Body body(Node operation, String operationId) {
        return body(operation, operationId, "Request");
    }

    /**
     * Reads a request body; null if there is none or it is rejected.
     *
     * @param suffix the suffix for the name of a type that is declared there
     */
    @Nullable
    Body body(Node operation, String operationId, String suffix) {
        Node written = operation.child("requestBody");
        Node body = written == null ? null : context.resolve(written);
        if (body == null) {
            return null;
        }
        context.knownMembers(body, BODY);
        String own = body.pointer().startsWith("/components/requestBodies/") ? "Request" : suffix;
        List<Content> content = content(body, owner(body, "requestBodies", operationId, own));
        if (content.isEmpty()) {
            context.warn(
                    "missing-content",
                    body,
                    "has no media type, and is ignored",
                    "add `content` with at least one media type");
            return null;
        }
        return new Body(body.pointer(), context.prose(body, "description"), context.flag(body, "required"), content);
    }

    /** Reads the responses of an operation. */
    List<Response> responses(Node operation, String operationId) {
        Map<String, Response> responses = new LinkedHashMap<>();
        Node written = context.followed(operation, "responses");
        if (written == null) {
            context.warn(
                    "missing-responses", operation, "has no responses", "add `responses` with at least one response");
            return List.of();
        }
        if (!context.object(written)) {
            return List.of();
        }
        for (Node member : written.members()) {
            String status = member.name().startsWith("x-") ? null : status(member);
            Node response = status == null ? null : context.resolve(member);
            if (response != null) {
                responses.put(status, response(response, status, operationId));
            }
        }
        return List.copyOf(responses.values());
    }

    /** Returns the status of a key; null if the key is invalid. */
    private @Nullable String status(Node member) {
        String written = member.name();
        if (written.matches("[1-5]\\d\\d|[1-5]XX|default")) {
            return written;
        }
        String meant = written.strip().toUpperCase(Locale.ROOT);
        String status = meant.matches("[1-5](\\d\\d|XX)\\b.*") ? meant.substring(0, 3) : null;
        status = meant.equals("DEFAULT") ? "default" : status;
        context.warn(
                "unknown-status",
                member,
                "`" + written + "` is not a status, and is " + (status == null ? "ignored" : "read as " + status),
                "use a status such as 200, 4XX or default");
        return status;
    }

    private Response response(Node response, String status, String operationId) {
        context.knownMembers(response, RESPONSE);
        if (!response.members("links").isEmpty()) {
            context.warn("not-generated", response.pointerTo("links"), "links generate no code", "remove them");
        }
        String own = owner(response, "responses", operationId, "Response");
        boolean shared = !own.equals(Names.type(operationId) + "Response");
        return new Response(
                response.pointer(),
                status,
                context.prose(response, "description"),
                headers(response, operationId),
                content(response, shared ? own : own + suffix(status)));
    }

    /** A shared part is named after its own name, otherwise after the operation. */
    private static String owner(Node node, String kind, String operationId, String suffix) {
        if (!node.pointer().startsWith("/components/" + kind + "/")) {
            return Names.type(operationId) + suffix;
        }
        String name = Names.type(node.name());
        return name.endsWith(suffix) ? name : name + suffix;
    }

    private static String suffix(String status) {
        return status.startsWith("2") ? "" : Names.type(status).replaceFirst("^T(?=\\d)", "");
    }

    private List<Header> headers(Node holder, String operationId) {
        List<Header> headers = new ArrayList<>();
        Node written = context.followed(holder, "headers");
        if (written == null || !context.object(written)) {
            return headers;
        }
        for (Node member : written.members()) {
            Node header = context.resolve(member);
            // OpenAPI 3.1.1, section 4.8.17: the media type implies it.
            if (header != null && !member.name().equalsIgnoreCase("Content-Type")) {
                headers.add(header(header, member.name(), operationId));
            }
        }
        return headers;
    }

    private Header header(Node header, String name, String operationId) {
        context.knownMembers(header, HEADER);
        Node schema = header.child("schema");
        for (Node content : context.followedMembers(header, "content")) {
            schema = schema == null ? context.mediaType(content).child("schema") : schema;
        }
        if (schema == null) {
            context.warn("missing-schema", header, "has no schema, and is read as a string", "add `schema`");
        }
        return new Header(
                header.pointer(),
                name,
                context.prose(header, "description"),
                context.flag(header, "required"),
                context.flag(header, "explode"),
                context.flag(header, "x-set-by-runtime"),
                schema == null
                        ? TypeUse.of(header.pointer(), new Type.Text(Type.TextKind.PLAIN))
                        : schemas.read(schema, headerName(header, name, operationId)));
    }

    private static String headerName(Node header, String name, String operationId) {
        return header.pointer().startsWith("/components/headers/")
                ? Names.type(header.name())
                : Names.type(operationId) + Names.type(name);
    }

    private List<Content> content(Node holder, String wanted) {
        List<Content> contents = new ArrayList<>();
        Node written = context.followed(holder, "content");
        if (written == null || !context.object(written)) {
            return contents;
        }
        // The same schema under several media types is one type.
        Map<JsonNode, Node> schemasSoFar = new HashMap<>();
        for (Node member : written.members()) {
            String mediaType = member.name().startsWith("x-") ? null : mediaType(member);
            Node content = mediaType == null || !context.object(member) ? null : context.mediaType(member);
            if (content != null) {
                context.knownMembers(content, MEDIA_TYPE);
                Node schema = schema(content);
                Node first = schema == null ? null : schemasSoFar.computeIfAbsent(schema.value(), value -> schema);
                contents.add(new Content(
                        content.pointer(),
                        mediaType,
                        use(content, mediaType, first, wanted),
                        encodings(content, wanted),
                        AnnotationReader.examples(context, content)));
            }
        }
        return contents;
    }

    /** Returns the media type of a key; null if the key is invalid. */
    private @Nullable String mediaType(Node member) {
        String written = member.name().strip();
        if (written.matches("[^/\\s]+/[^/\\s]+.*")) {
            return written;
        }
        String meant = MEANT.get(written.toLowerCase(Locale.ROOT));
        context.warn(
                "unknown-media-type",
                member,
                "`" + written + "` is not a media type, and is " + (meant == null ? "ignored" : "read as " + meant),
                "use a media type such as application/json");
        return meant;
    }

    /** In OpenAPI 3.2, {@code itemSchema} describes one event of a stream; the contract has the type of its data. */
    private @Nullable Node schema(Node content) {
        Node items = content.child("itemSchema");
        if (content.has("schema") || items == null) {
            return content.child("schema");
        }
        Node data = items.child("properties") == null
                ? null
                : items.child("properties").child("data");
        Node decoded = data == null ? null : data.child("contentSchema");
        return decoded != null ? decoded : data != null ? data : items;
    }

    private TypeUse use(Node content, String mediaType, @Nullable Node schema, String wanted) {
        TypeUse use = schema == null ? null : schemas.read(schema, wanted);
        if (use == null) {
            return TypeUse.of(content.pointer(), unsaid(mediaType));
        }
        // In OpenAPI 3.1 an empty schema stands for bytes.
        boolean bytes = use.type() instanceof Type.Anything
                && use.constraints().isEmpty()
                && unsaid(mediaType) instanceof Type.Text text
                && text.kind() == Type.TextKind.BINARY;
        return bytes ? TypeUse.of(use.pointer(), unsaid(mediaType)) : use;
    }

    /** The type of a body that has a media type but no schema. */
    static Type unsaid(String mediaType) {
        String essence = mediaType.toLowerCase(Locale.ROOT).replaceFirst("\\s*;.*", "");
        if (essence.endsWith("/json") || essence.endsWith("+json") || essence.equals("*/*")) {
            return new Type.Anything();
        }
        if (essence.startsWith("multipart/") || essence.equals("application/x-www-form-urlencoded")) {
            return new Type.FreeForm();
        }
        boolean text = essence.startsWith("text/") || essence.endsWith("/xml") || essence.endsWith("+xml");
        return new Type.Text(text ? Type.TextKind.PLAIN : Type.TextKind.BINARY);
    }

    private List<Encoding> encodings(Node content, String wanted) {
        List<Encoding> encodings = new ArrayList<>();
        for (Node member : context.followedMembers(content, "encoding")) {
            if (!context.object(member)) {
                continue;
            }
            Node encoding = context.followed(member);
            context.knownMembers(encoding, ENCODING);
            String said = context.text(encoding, "style");
            ParameterStyle style = said == null ? ParameterStyle.FORM : ParameterReader.named(said);
            if (style == null) {
                context.warn(
                        "unknown-style",
                        encoding.pointerTo("style"),
                        "`" + said + "` is not a style, and the default is used",
                        "use form, spaceDelimited, pipeDelimited or deepObject");
                style = ParameterStyle.FORM;
            }
            encodings.add(new Encoding(
                    encoding.pointer(),
                    member.name(),
                    Arrays.stream(context.prose(encoding, "contentType").split("\\s*,\\s*"))
                            .filter(type -> !type.isEmpty())
                            .toList(),
                    style,
                    encoding.has("explode") ? context.flag(encoding, "explode") : style == ParameterStyle.FORM,
                    headers(encoding, wanted + Names.type(member.name()))));
        }
        return encodings;
    }
}
