package dev.chirograph.generator.read;

import dev.chirograph.generator.contract.Deprecation;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.Style;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.Use;
import dev.chirograph.generator.java.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads parameters: those of the path with those of the operation, which win. */
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
            "example",
            "examples");
    /** OpenAPI 3.1.1, section 4.8.12: parameters of these names are to be ignored, other parts of the document say them. */
    private static final Set<String> SAID_ELSEWHERE = Set.of("accept", "content-type", "authorization");

    private final Source source;
    private final SchemaReader schemas;
    private final Declarations declarations;

    ParameterReader(Source source, SchemaReader schemas, Declarations declarations) {
        this.source = source;
        this.schemas = schemas;
        this.declarations = declarations;
    }

    /** Reads the parameters of an operation: those of the path first, in the path's order. */
    List<Parameter> read(Node path, Node operation, String operationId, PathTemplate template) {
        Map<String, Parameter> merged = new LinkedHashMap<>();
        merged.putAll(readAll(path, operationId));
        merged.putAll(readAll(operation, operationId));
        List<String> variables = template.variables();
        for (String variable : variables) {
            if (!merged.containsKey(key(Parameter.Place.PATH, variable))) {
                source.refuse(
                        operation, "the path has `{" + variable + "}`, but there is no such path parameter; add it");
            }
        }
        for (Parameter parameter : merged.values()) {
            if (parameter.place() == Parameter.Place.PATH && !variables.contains(parameter.name())) {
                source.refuse(
                        parameter.pointer(),
                        "`{" + parameter.name() + "}` is not in the path " + template.text() + "; add or remove it");
            }
        }
        return Stream.concat(
                        variables.stream()
                                .map(variable -> merged.get(key(Parameter.Place.PATH, variable)))
                                .filter(parameter -> parameter != null),
                        merged.values().stream().filter(parameter -> parameter.place() != Parameter.Place.PATH))
                .toList();
    }

    private Map<String, Parameter> readAll(Node holder, String operationId) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        Node written = holder.child("parameters");
        if (written == null) {
            return parameters;
        }
        if (!written.value().isArray()) {
            source.refuse(written, "must be a list of parameters; write one");
        }
        for (Node element : written.elements()) {
            Node node = source.resolve(element);
            Parameter parameter = node == null ? null : read(node, operationId);
            if (parameter != null && parameters.put(key(parameter.place(), parameter.name()), parameter) != null) {
                source.refuse(element, "`" + parameter.name() + "` stands there twice; remove one");
            }
        }
        return parameters;
    }

    private @Nullable Parameter read(Node node, String operationId) {
        Parameter.Place place = place(node);
        String name = source.requiredText(node, "name");
        if (place == null) {
            return null;
        }
        if (place == Parameter.Place.HEADER && SAID_ELSEWHERE.contains(name.toLowerCase(java.util.Locale.ROOT))) {
            return null;
        }
        source.knownMembers(node, KNOWN);
        boolean required = source.flag(node, "required");
        if (place == Parameter.Place.PATH && !required) {
            source.refuse(node, "a path parameter is always there; add `required: true`");
        }
        Node schema = node.child("schema");
        if (schema == null) {
            source.refuse(node, "needs `schema`; add it");
            return null;
        }
        Use use = use(node, schemas.read(schema, Names.type(operationId) + Names.type(name)));
        checkType(schema, place, use);
        return new Parameter(
                node.pointer(),
                name,
                place,
                source.prose(node, "description"),
                required,
                place == Parameter.Place.QUERY || place == Parameter.Place.COOKIE ? Style.FORM : Style.SIMPLE,
                explode(node, place),
                null,
                use,
                List.of());
    }

    private Parameter.@Nullable Place place(Node node) {
        String in = source.requiredText(node, "in");
        return switch (in) {
            case "path" -> Parameter.Place.PATH;
            case "query" -> Parameter.Place.QUERY;
            case "header" -> Parameter.Place.HEADER;
            case "cookie" -> Parameter.Place.COOKIE;
            case "missing" -> null;
            default -> {
                source.refuse(
                        node.pointerTo("in"), "`" + in + "` is no place; it is one of path, query, header, cookie");
                yield null;
            }
        };
    }

    private Use use(Node node, Use use) {
        Deprecation deprecation =
                source.flag(node, "deprecated") ? new Deprecation(node.pointerTo("deprecated")) : use.deprecation();
        return new Use(
                use.pointer(),
                use.description(),
                use.type(),
                use.nullable(),
                use.constraints(),
                use.defaultValue(),
                use.sensitive() || source.flag(node, "x-sensitive"),
                use.readOnly(),
                use.writeOnly(),
                deprecation,
                use.examples());
    }

    private void checkType(Node schema, Parameter.Place place, Use use) {
        if (use.nullable()) {
            source.refuse(schema, "a parameter cannot be null, only absent; remove `null` from its type");
        }
        boolean list = use.type() instanceof Type.ListOf listOf
                && Simple.scalar(listOf.element(), declarations)
                && !listOf.element().nullable()
                && place != Parameter.Place.PATH;
        if (!list && !Simple.scalar(use, declarations)) {
            source.refuse(
                    schema,
                    place == Parameter.Place.PATH
                            ? "a path parameter that has parts is not supported yet; use a string or a number"
                            : "a parameter is a string, a number, a truth value or a list of them so far; use one");
        }
    }

    private boolean explode(Node node, Parameter.Place place) {
        String usual = place == Parameter.Place.QUERY || place == Parameter.Place.COOKIE ? "form" : "simple";
        String style = source.text(node, "style");
        if (style != null && !style.equals(usual)) {
            source.refuse(node.pointerTo("style"), "`" + style + "` is not supported yet; use `" + usual + "`");
        }
        return node.has("explode") ? source.flag(node, "explode") : usual.equals("form");
    }

    private static String key(Parameter.Place place, String name) {
        return place + " " + name;
    }
}
