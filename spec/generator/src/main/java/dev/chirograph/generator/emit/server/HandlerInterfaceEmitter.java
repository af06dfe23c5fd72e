package dev.chirograph.generator.emit.server;

import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.TypeUse;
import dev.chirograph.generator.emit.JavaTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.OperationJavadoc;
import dev.chirograph.generator.emit.SuccessResponse;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Javadoc;
import dev.chirograph.generator.java.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** Generates the interface that serves the operations of a tag. */
final class HandlerInterfaceEmitter {
    private final ServedTag tag;
    private final Layout layout;
    private final JavaTypes types;
    private final boolean errorResponses;
    private final JavaFile file;

    /**
     * Creates an emitter.
     *
     * @param errorResponses whether the class of error responses exists
     */
    HandlerInterfaceEmitter(ServedTag tag, boolean errorResponses, Layout layout) {
        this.tag = tag;
        this.layout = layout;
        this.types = new JavaTypes(layout);
        this.errorResponses = errorResponses;
        this.file = new JavaFile(layout.apiPackage(), tag.handler());
    }

    SourceFile emit() {
        String problem = file.use(layout.runtime("ProblemException"));
        file.javadoc(new Javadoc()
                .paragraph("Handles the operations of the tag "
                        + Javadoc.code(tag.tag().name()) + ".")
                .prose(tag.tag().description())
                .paragraph(
                        "Its methods are called concurrently, after the caller was authenticated, scopes and limits were"
                                + " checked, and all arguments were validated. A {@link " + problem
                                + "} that they throw becomes the response"
                                + (errorResponses ? ", and so does a response of {@link ErrorResponses}." : ".")));
        file.line("public interface %s {", tag.handler());
        for (ServedOperation operation : tag.operations()) {
            file.blank();
            if (operation.operation().protocol()) {
                writeProtocol(operation);
            } else {
                writeMethod(operation);
            }
        }
        return file.line("}").finish();
    }

    private void writeProtocol(ServedOperation operation) {
        file.javadoc(documented(operation.operation())
                .paragraph("Reads the request and writes the response itself.")
                .tag("@param exchange", "the request and its response")
                .tag("@throws Exception", "if it fails; the response is then a 500 without details"));
        file.line(
                "void %s(%s exchange) throws Exception;",
                operation.method(), file.use(layout.runtime("ProtocolExchange")));
    }

    private void writeMethod(ServedOperation operation) {
        HandlerReturn handlerReturn = operation.returned();
        if (handlerReturn == null) {
            throw new IllegalStateException(operation.operation().id() + " has no answer");
        }
        Javadoc javadoc = documented(operation.operation())
                .tag("@param call", "the context of the call: caller, operation, request id");
        List<String> arguments = new ArrayList<>();
        arguments.add(file.use(layout.runtime("CallContext")) + " call");
        if (operation.parameters() != null) {
            javadoc.tag("@param parameters", "the parameters");
            arguments.add(file.use(layout.api(operation.parameters())) + " parameters");
        } else {
            for (HandlerArgument argument : operation.arguments()) {
                javadoc.tag("@param " + argument.name(), argument.described());
                arguments.add(argument.declared(file, types) + " " + argument.name());
            }
        }
        ServedOperation.BodyArgument body = operation.body();
        if (body != null) {
            javadoc.tag("@param " + body.name(), described(body));
            arguments.add(declared(body) + " " + body.name());
        }
        String returned = handlerReturn.javaType(file, layout);
        if (!returned.equals("void")) {
            javadoc.tag("@return", returns(handlerReturn));
        }
        javadoc.tag("@throws " + file.use(layout.runtime("ProblemException")), "to refuse the call")
                .tag("@throws Exception", "if it fails; the response is then a 500 without details");
        file.javadoc(javadoc);
        file.call(returned + " " + operation.method(), arguments, " throws Exception;");
    }

    /** Handlers serve deprecated operations too, so the method has no {@code @Deprecated} annotation. */
    private Javadoc documented(Operation operation) {
        String limits = OperationJavadoc.limits(operation);
        return OperationJavadoc.begin(operation)
                .paragraph(OperationJavadoc.route(operation)
                        + Javadoc.escape(OperationJavadoc.access(operation))
                        + (limits.isEmpty() ? "." : ", and allows " + Javadoc.escape(limits) + "."))
                .paragraph(operation.deprecation() == null ? "" : "Deprecated.")
                .points("Error responses of the contract:", OperationJavadoc.errors(operation));
    }

    private static String described(ServedOperation.BodyArgument body) {
        String words = OperationJavadoc.body(body.body());
        return words
                + (body.body().required() ? "" : " Null if absent.")
                + (body.open() ? " The header `Content-Type` of the request has its media type." : "");
    }

    private String declared(ServedOperation.BodyArgument body) {
        String type = body.type();
        if (type != null) {
            String carried = file.use(layout.api(type));
            return body.body().required()
                    ? carried
                    : "@" + file.use("org.jspecify.annotations.Nullable") + " " + carried;
        } else if (body.only().events()) {
            return body.body().required() ? "String" : "@" + file.use("org.jspecify.annotations.Nullable") + " String";
        }
        TypeUse use = body.only().use();
        return body.body().required() && !use.nullable()
                ? types.plain(file, use.type())
                : types.nullable(file, use.type());
    }

    private static String returns(HandlerReturn handlerReturn) {
        if (handlerReturn.several()) {
            return "one of the documented responses";
        }
        SuccessResponse response = handlerReturn.only().response();
        return response.description().isBlank() ? "the answer" : response.description();
    }
}
