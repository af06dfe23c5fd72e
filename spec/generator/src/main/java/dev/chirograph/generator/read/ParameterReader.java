package dev.chirograph.generator.read;

import dev.chirograph.generator.contract.Deprecation;
import dev.chirograph.generator.contract.Example;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.ParameterStyle;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import dev.chirograph.generator.java.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads parameters: the path's and the operation's; the latter override the former. */
final class ParameterReader {
    private static final Set<String> KNOWN = Set.of(
            "name",
            "in",
            "description",
            "required",
            "deprecated",
            "allowEmptyValue",
            "allowReserved",
            "style",
            "explode",
            "schema",
            "content",
            "example",
            "examples");
    /** Annotations: parameters that differ only in these are the same. */
    private static final Set<String> PROSE = Set.of("description", "example", "examples");
    /** OpenAPI 3.1.1, section 4.8.12: parameters of these names are ignored, because other parts of the document define them. */
    private static final Set<String> SAID_ELSEWHERE = Set.of("accept", "content-type", "authorization");

    private final ReadContext context;
    private final SchemaReader schemas;

    ParameterReader(ReadContext context, SchemaReader schemas) {
        this.context = context;
        this.schemas = schemas;
    }

    /** Reads the parameters of an operation: path parameters first, in the order of the path. */
    List<Parameter> read(Node path, Node operation, String operationId, PathTemplate template) {
        Map<String, Parameter> merged = new LinkedHashMap<>();
        merged.putAll(readAll(path, operationId, template));
        merged.putAll(readAll(operation, operationId, template));
        List<String> variables = template.variables();
        for (Parameter parameter : merged.values()) {
            if (parameter.place() == Parameter.Place.PATH && !variables.contains(parameter.name())) {
                context.warn(
                        "stray-path-parameter",
                        parameter.pointer(),
                        "`{" + parameter.name() + "}` is not in the path " + template.text() + ", and is ignored",
                        "add it to the path, or remove it here");
            }
        }
        return Stream.concat(
                        variables.stream().map(variable -> {
                            Parameter said = merged.get(key(Parameter.Place.PATH, variable));
                            return said == null ? unsaid(operation, variable) : said;
                        }),
                        merged.values().stream().filter(parameter -> parameter.place() != Parameter.Place.PATH))
                .toList();
    }

    /** An undeclared path variable is a string. */
    private Parameter unsaid(Node operation, String variable) {
        context.warn(
                "missing-path-parameter",
                operation,
                "the path has `{" + variable + "}`, but there is no such path parameter; it is read as a string",
                "add the parameter");
        return new Parameter(
                operation.pointer(),
                variable,
                variable,
                Parameter.Place.PATH,
                "",
                true,
                ParameterStyle.SIMPLE,
                false,
                null,
                TypeUse.of(operation.pointer(), new Type.Text(Type.TextKind.PLAIN)),
                List.of());
    }

    private Map<String, Parameter> readAll(Node holder, String operationId, PathTemplate template) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        Map<String, Node> nodes = new LinkedHashMap<>();
        Node written = context.followed(holder, "parameters");
        if (written != null && !written.value().isArray()) {
            context.error(written, "must be a list of parameters; use a list");
        }
        for (Node element : written == null ? List.<Node>of() : written.elements()) {
            Node node = context.resolve(element);
            Parameter parameter = node == null ? null : read(node, operationId, template);
            if (parameter != null) {
                String key = key(parameter.place(), parameter.name());
                Node first = nodes.put(key, node);
                parameters.put(key, parameter);
                if (first != null) {
                    twice(
                            element,
                            parameter,
                            first.without(PROSE)
                                    .value()
                                    .equals(node.without(PROSE).value()));
                }
            }
        }
        return parameters;
    }

    private void twice(Node element, Parameter parameter, boolean same) {
        if (same) {
            context.warn("duplicate-parameter", element, "`" + parameter.name() + "` is declared twice", "remove one");
        } else {
            context.error(element, "`" + parameter.name() + "` is declared twice with different schemas; remove one");
        }
    }

    private @Nullable Parameter read(Node node, String operationId, PathTemplate template) {
        String in = context.requiredText(node, "in");
        String name = context.prose(node, "name");
        if (name.isEmpty()) {
            context.warn("missing-name", node, "has no `name`, and is ignored", "add `name`");
            return null;
        }
        Parameter.Place place = place(node, in);
        if (place == null
                || (place == Parameter.Place.HEADER && SAID_ELSEWHERE.contains(name.toLowerCase(Locale.ROOT)))) {
            return null;
        }
        context.knownMembers(node, KNOWN);
        if (context.flag(node, "allowReserved")) {
            notGenerated(node.pointerTo("allowReserved"), "reserved characters are always percent-encoded");
        }
        String written = node.pointer().startsWith("/components/parameters/") ? node.name() : operationId;
        String wanted = Names.type(written) + (written.equals(operationId) ? Names.type(name) : "");
        Node content = content(node);
        ParameterStyle style = style(node, place);
        String said = context.prose(node, "x-sdk-name");
        return new Parameter(
                node.pointer(),
                place == Parameter.Place.PATH ? template.variable(name) : name,
                said.isEmpty() ? name : said,
                place,
                context.prose(node, "description"),
                required(node, place),
                style,
                explode(node, style),
                content == null ? null : content.name(),
                use(node, content, wanted),
                examples(node, content));
    }

    private Parameter.@Nullable Place place(Node node, String in) {
        return switch (in) {
            case "path" -> Parameter.Place.PATH;
            case "query" -> Parameter.Place.QUERY;
            case "header" -> Parameter.Place.HEADER;
            case "cookie" -> Parameter.Place.COOKIE;
            case "missing" -> null;
            case "querystring" -> {
                notGenerated(node.pointer(), "a parameter with the location `querystring` is ignored");
                yield null;
            }
            default -> {
                context.error(
                        node.pointerTo("in"), "`" + in + "` must be path, query, header or cookie; use one of these");
                yield null;
            }
        };
    }

    private boolean required(Node node, Parameter.Place place) {
        boolean required = context.flag(node, "required");
        if (place == Parameter.Place.PATH && !required) {
            context.warn(
                    "optional-path-parameter", node, "a path parameter is always required", "add `required: true`");
            return true;
        }
        return required;
    }

    /** Returns the media type of the parameter; null if it has a style. */
    private @Nullable Node content(Node node) {
        List<Node> contents = context.followedMembers(node, "content");
        if (contents.size() > 1) {
            context.warn(
                    "several-media-types",
                    node.pointerTo("content"),
                    "a parameter has only one media type, and the first is used",
                    "remove the others");
        }
        return contents.isEmpty() ? null : contents.get(0);
    }

    private TypeUse use(Node node, @Nullable Node content, String wanted) {
        Node schema = (content == null ? node : context.mediaType(content)).child("schema");
        TypeUse use;
        if (schema != null) {
            use = schemas.read(schema, wanted);
        } else if (content != null) {
            use = TypeUse.of(content.pointer(), ContentReader.unsaid(content.name()));
        } else {
            context.warn("missing-schema", node, "has no schema, and is read as a string", "add `schema`");
            use = TypeUse.of(node.pointer(), new Type.Text(Type.TextKind.PLAIN));
        }
        boolean nullable = use.nullable() && content != null;
        if (use.nullable() && !nullable) {
            context.warn(
                    "nullable-parameter",
                    Objects.requireNonNull(schema),
                    "a parameter cannot be null, only absent",
                    "remove `null` from its type");
        }
        Deprecation deprecation =
                context.flag(node, "deprecated") ? new Deprecation(node.pointerTo("deprecated")) : use.deprecation();
        return new TypeUse(
                use.pointer(),
                use.description(),
                use.type(),
                nullable,
                use.constraints(),
                use.defaultValue(),
                use.sensitive() || context.flag(node, "x-sensitive"),
                use.readOnly(),
                use.writeOnly(),
                deprecation,
                use.examples());
    }

    private List<Example> examples(Node node, @Nullable Node content) {
        List<Example> own = AnnotationReader.examples(context, node);
        return own.isEmpty() && content != null ? AnnotationReader.examples(context, content) : own;
    }

    private ParameterStyle style(Node node, Parameter.Place place) {
        ParameterStyle usual = place == Parameter.Place.QUERY || place == Parameter.Place.COOKIE
                ? ParameterStyle.FORM
                : ParameterStyle.SIMPLE;
        String said = context.text(node, "style");
        ParameterStyle style = said == null ? usual : named(said);
        if (style == null || !allowed(style, place)) {
            context.warn(
                    "unknown-style",
                    node.pointerTo("style"),
                    "`" + said + "` is not a style of a " + place.name().toLowerCase(Locale.ROOT)
                            + " parameter, and the default is used",
                    "use a valid style, or remove it");
            return usual;
        }
        return style;
    }

    static @Nullable ParameterStyle named(String style) {
        return switch (style) {
            case "simple" -> ParameterStyle.SIMPLE;
            case "label" -> ParameterStyle.LABEL;
            case "matrix" -> ParameterStyle.MATRIX;
            case "form", "cookie" -> ParameterStyle.FORM;
            case "spaceDelimited" -> ParameterStyle.SPACE_DELIMITED;
            case "pipeDelimited" -> ParameterStyle.PIPE_DELIMITED;
            case "deepObject" -> ParameterStyle.DEEP_OBJECT;
            default -> null;
        };
    }

    private static boolean allowed(ParameterStyle style, Parameter.Place place) {
        return switch (place) {
            case PATH ->
                style == ParameterStyle.SIMPLE || style == ParameterStyle.LABEL || style == ParameterStyle.MATRIX;
            case HEADER -> style == ParameterStyle.SIMPLE;
            case COOKIE -> style == ParameterStyle.FORM;
            case QUERY ->
                style != ParameterStyle.SIMPLE && style != ParameterStyle.LABEL && style != ParameterStyle.MATRIX;
        };
    }

    /** A deep object can only be serialized as one value for each member. */
    private boolean explode(Node node, ParameterStyle style) {
        if (style == ParameterStyle.DEEP_OBJECT) {
            return true;
        }
        return node.has("explode") ? context.flag(node, "explode") : style == ParameterStyle.FORM;
    }

    private void notGenerated(String pointer, String what) {
        context.warn("not-generated", pointer, what, "remove it, or implement it manually");
    }

    private static String key(Parameter.Place place, String name) {
        return place + " " + (place == Parameter.Place.HEADER ? name.toLowerCase(Locale.ROOT) : name);
    }
}
