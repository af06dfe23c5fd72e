package dev.chirograph.generator.emit.client;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.ParameterStyle;
import dev.chirograph.generator.contract.Response;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.emit.BodyContent;
import dev.chirograph.generator.emit.JavaTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.MediaKind;
import dev.chirograph.generator.emit.OperationJavadoc;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Javadoc;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Documents the methods of both classes of a group. */
final class ClientJavadoc {
    private final JavaFile file;
    private final Layout layout;
    private final Contract contract;
    private final Signature signature;

    ClientJavadoc(JavaFile file, Layout layout, Contract contract, Signature signature) {
        this.file = file;
        this.layout = layout;
        this.contract = contract;
        this.signature = signature;
    }

    /** Starts the comment of an operation's method: its purpose, its callers, and the effect of limits. */
    Javadoc begin(Operation operation) {
        String limits = OperationJavadoc.limits(operation);
        return OperationJavadoc.begin(operation)
                .paragraph(OperationJavadoc.route(operation) + Javadoc.escape(OperationJavadoc.access(operation)) + ".")
                .paragraph(
                        limits.isEmpty()
                                ? ""
                                : "The server allows " + Javadoc.escape(limits)
                                        + ". A call above the limit is retried after the time that the server returns, or fails with the status 429 if its deadline is earlier.");
    }

    /** Documents the difference from the preferred alternative. */
    void way(Javadoc javadoc, ClientOperation operation) {
        if (operation.preferred()) {
            return;
        }
        List<String> differences = new ArrayList<>();
        if (operation.body() != null) {
            differences.add("sends " + Javadoc.code(operation.body().payload().mediaType()));
        }
        if (!operation.returnShape().mediaTypes().isEmpty()) {
            differences.add("accepts "
                    + operation.returnShape().mediaTypes().stream()
                            .map(Javadoc::code)
                            .collect(Collectors.joining(" or ")));
        }
        javadoc.paragraph("This method " + String.join(" and ", differences) + ".");
    }

    /** Documents the arguments in order. */
    void arguments(Javadoc javadoc, ClientOperation operation, boolean withParameters) {
        for (ClientOperation.Argument argument : operation.arguments()) {
            javadoc.tag("@param " + argument.name(), OperationJavadoc.parameter(argument.parameter()));
        }
        ClientOperation.BodyArgument body = operation.body();
        if (body != null) {
            String words = OperationJavadoc.body(body.body());
            boolean json = body.payload().kind() == MediaKind.JSON;
            String form = json ? "" : " As `" + body.payload().mediaType() + "`.";
            String maybe = body.body().required() ? "" : " Null sends no body.";
            javadoc.tag("@param " + body.name(), words + form + maybe);
        }
        if (withParameters && operation.options() != null) {
            javadoc.tag("@param parameters", "the optional parameters");
        }
    }

    /** Documents the error responses. */
    void refusals(Javadoc javadoc, ClientOperation operation) {
        List<String> errors = ErrorTableEmitter.refusals(operation.operation()).stream()
                .map(this::refusal)
                .toList();
        javadoc.points("Error responses:", errors);
        if (operation.pages() == null) {
            // A list fails during iteration, not here.
            javadoc.tag(
                    "@throws " + file.use(layout.runtime("ApiException")), "if the server returns an error response");
        }
    }

    /** The status of an error response, the type of its details, and its description. */
    private String refusal(Response response) {
        JavaFile scratch = new JavaFile("", "");
        String types = response.content().stream()
                .map(content -> BodyContent.of(content, contract))
                .filter(payload -> payload.kind() != MediaKind.EVENTS)
                .map(payload ->
                        "`" + new JavaTypes(layout).boxed(scratch, payload.use().type()) + "`")
                .distinct()
                .collect(Collectors.joining(" or "));
        String words = OperationJavadoc.sentence(response.description().strip());
        return "`" + response.status() + "`" + (types.isEmpty() ? "" : " with " + types)
                + (words.isEmpty() ? "" : ": " + words);
    }

    /** Documents invalid arguments, and marks deprecated operations. */
    void endings(Javadoc javadoc, ClientOperation operation, List<String> notNull) {
        boolean sendsText = operation.arguments().stream().anyMatch(argument -> mayNotFit(argument.parameter()));
        boolean sendsOptionalText = notNull.contains("parameters")
                && operation.options() != null
                && operation.options().parameters().stream().anyMatch(one -> mayNotFit(one.parameter()));
        if (sendsText || sendsOptionalText) {
            javadoc.tag(
                    "@throws IllegalArgumentException",
                    "if an argument is invalid where it is sent, such as an empty path parameter");
        }
        if (!notNull.isEmpty()) {
            javadoc.tag(
                    "@throws NullPointerException",
                    "if " + (notNull.size() == 1 ? "`" + notNull.get(0) + "` is null" : "an argument is null"));
        }
        if (operation.operation().deprecation() != null) {
            javadoc.tag("@deprecated", "deprecated in the API document");
        }
    }

    /** A link to a method of an operation in a class. */
    String link(String type, ClientOperation operation, boolean withParameters) {
        return "{@link " + type + "#" + operation.method() + "("
                + String.join(", ", signature.erased(operation, withParameters)) + ")}";
    }

    private static boolean mayNotFit(Parameter parameter) {
        Type type = parameter.use().type();
        boolean fits = type instanceof Type.Bool || type instanceof Type.Whole || type instanceof Type.Decimal;
        boolean styled = parameter.style() == ParameterStyle.SPACE_DELIMITED
                || parameter.style() == ParameterStyle.PIPE_DELIMITED
                || parameter.style() == ParameterStyle.DEEP_OBJECT;
        return !fits && (parameter.place() != Parameter.Place.QUERY || styled);
    }
}
