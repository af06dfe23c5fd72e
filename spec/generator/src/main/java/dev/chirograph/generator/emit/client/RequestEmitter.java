package dev.chirograph.generator.emit.client;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.ParameterStyle;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.emit.CodecTypes;
import dev.chirograph.generator.emit.EncodingEmitter;
import dev.chirograph.generator.emit.JavaTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.MediaKind;
import dev.chirograph.generator.emit.MediaTypes;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Names;
import java.util.List;
import java.util.Locale;

/** Generates the parts of a request: parameters and bodies. */
final class RequestEmitter {
    private final JavaFile file;
    private final Layout layout;
    private final Contract contract;

    RequestEmitter(JavaFile file, Layout layout, Contract contract) {
        this.file = file;
        this.layout = layout;
        this.contract = contract;
    }

    /**
     * A method call on a request builder.
     *
     * @param method the builder's method
     * @param arguments its arguments
     */
    record Step(String method, List<String> arguments) {
        static Step of(String method, String... arguments) {
            return new Step(method, List.of(arguments));
        }

        /** The call as a link of a chain: {@code .path("id", id)}. */
        String link() {
            return "." + method + "(" + String.join(", ", arguments) + ")";
        }
    }

    /** The call that sets a parameter whose value is not null. */
    Step parameter(Parameter parameter, String value) {
        String place = parameter.place().name().toLowerCase(Locale.ROOT);
        String name = Names.literal(parameter.name());
        if (json(parameter)) {
            return json(parameter, place, name, value);
        } else if (simple(parameter)) {
            return Step.of(place, name, text(parameter.use().type(), value));
        }
        String styles = file.use(layout.support("Styles"));
        String explode = String.valueOf(parameter.explode());
        String tree = tree(parameter.use().type(), value);
        return switch (parameter.place()) {
            case PATH ->
                Step.of(
                        "encodedPath",
                        name,
                        styles + ".path(" + String.join(", ", name, style(parameter), explode, tree) + ")");
            case QUERY ->
                Step.of(
                        "encodedQuery",
                        styles + ".query(" + String.join(", ", name, style(parameter), explode, tree) + ")");
            case HEADER -> Step.of("header", name, styles + ".header(" + String.join(", ", name, explode, tree) + ")");
            case COOKIE -> Step.of("encodedCookie", styles + ".cookie(" + String.join(", ", name, explode, tree) + ")");
        };
    }

    private String style(Parameter parameter) {
        return file.use(layout.support("Style")) + "." + parameter.style().name();
    }

    /** Whether the parameter is repeated for each element of a list. */
    boolean repeated(Parameter parameter) {
        return parameter.use().type() instanceof Type.ListOf list
                && parameter.mediaType() == null
                && parameter.place() == Parameter.Place.QUERY
                && parameter.style() == ParameterStyle.FORM
                && parameter.explode()
                && !list.element().nullable()
                && scalar(contract, list.element().type());
    }

    /** The statements that add each element of a list to the variable {@code request}. */
    List<String> each(Parameter parameter, String list) {
        if (!(parameter.use().type() instanceof Type.ListOf listOf)) {
            throw new IllegalArgumentException(parameter.pointer() + ": is no list");
        }
        Type type = listOf.element().type();
        return List.of(
                "for (" + new JavaTypes(layout).plain(file, type) + " element : " + list + ") {",
                "request.query(" + Names.literal(parameter.name()) + ", " + text(type, "element") + ");",
                "}");
    }

    /** Whether a body needs statements instead of a chained call. */
    static boolean apart(ClientOperation.BodyArgument body) {
        return body.payload().kind() == MediaKind.MULTIPART;
    }

    /** The statements that set a present body on the variable {@code request}. */
    List<String> bodyApart(ClientOperation.BodyArgument body) {
        if (!apart(body)) {
            return List.of("request" + body(body).link() + ";");
        }
        String multipart = file.use(layout.support("Multipart"));
        return List.of(
                multipart + " multipart = " + multipart + ".write("
                        + String.join(
                                ", ",
                                Names.literal(body.payload().mediaType()),
                                codec(body.type()),
                                body.name(),
                                encodings(body))
                        + ");",
                "request.body(multipart.mediaType(), multipart.content());");
    }

    /** The call that sets a present body. */
    Step body(ClientOperation.BodyArgument body) {
        String value = body.name();
        Type type = body.type();
        String bytes = switch (body.payload().kind()) {
            case JSON -> jsonBody(body);
            case TEXT, EVENTS ->
                text(type, value) + ".getBytes(" + file.use("java.nio.charset.StandardCharsets") + ".UTF_8)";
            case BINARY -> value + ".clone()";
            case FORM ->
                file.use(layout.support("Forms")) + ".write(" + codec(type) + ", " + value + ", " + encodings(body)
                        + ")";
            case MULTIPART -> throw new IllegalArgumentException(body.body().pointer() + " stands apart");
        };
        return Step.of("body", Names.literal(body.payload().mediaType()), bytes);
    }

    private String jsonBody(ClientOperation.BodyArgument body) {
        String encoded = file.use(layout.support("Json")) + ".encode(" + codec(body.type()) + ", " + body.name() + ")";
        // If the body is optional, null means absent, and a null body cannot be sent.
        return body.body().required() && body.payload().use().nullable()
                ? body.name() + " == null ? \"null\".getBytes(" + file.use("java.nio.charset.StandardCharsets")
                        + ".UTF_8) : " + encoded
                : encoded;
    }

    private String encodings(ClientOperation.BodyArgument body) {
        return EncodingEmitter.map(file, layout, body.payload().content().encodings());
    }

    private Step json(Parameter parameter, String place, String name, String value) {
        String styles = file.use(layout.support("Styles"));
        String json = styles + ".json(" + tree(parameter.use().type(), value) + ")";
        return switch (parameter.place()) {
            case PATH, QUERY, HEADER -> Step.of(place, name, json);
            case COOKIE ->
                Step.of(
                        "encodedCookie",
                        Names.literal(parameter.name() + "=") + " + " + styles + ".encode(" + json + ")");
        };
    }

    private String tree(Type type, String value) {
        return file.use(layout.support("Json")) + ".tree(" + codec(type) + ", " + value + ")";
    }

    private String codec(Type type) {
        return CodecTypes.codec(file, layout, type);
    }

    /** Whether it is written as JSON, by its media type or because a structured value has no other form. */
    private boolean json(Parameter parameter) {
        String mediaType = parameter.mediaType();
        return mediaType != null
                && (MediaTypes.json(mediaType)
                        || !scalar(contract, parameter.use().type()));
    }

    /** Whether it is a single string, for which styles are equivalent. */
    private boolean simple(Parameter parameter) {
        boolean plain = parameter.style() == ParameterStyle.SIMPLE || parameter.style() == ParameterStyle.FORM;
        return scalar(contract, parameter.use().type()) && plain && parameter.place() != Parameter.Place.COOKIE;
    }

    /** Whether a value of the type is a single string. */
    static boolean scalar(Contract contract, Type type) {
        if (type instanceof Type.Reference reference) {
            return contract.declaration(reference.name()) instanceof Declaration.EnumType;
        }
        return type instanceof Type.Bool
                || type instanceof Type.Whole
                || type instanceof Type.Decimal
                || type instanceof Type.Floating
                || type instanceof Type.Text text && text.kind() != Type.TextKind.BINARY;
    }

    private String text(Type type, String value) {
        if (type instanceof Type.Text text && text.kind() == Type.TextKind.PLAIN) {
            return value;
        } else if (type instanceof Type.Reference) {
            return value + ".value()";
        }
        return file.use(layout.support("Scalars")) + ".text(" + value + ")";
    }
}
