package dev.chirograph.generator.emit.server;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Response;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.emit.BodyVariant;
import dev.chirograph.generator.emit.JavaTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.OperationJavadoc;
import dev.chirograph.generator.emit.SuccessResponse;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Javadoc;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.Scope;
import dev.chirograph.generator.java.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Generates the class that creates the error responses of handlers which {@code ProblemException} does not cover, because they
 * have another body or another status.
 */
final class ErrorResponsesEmitter {
    /** The statuses of {@code ProblemException}. */
    private static final Set<String> PROBLEMS = Set.of(
            "400", "401", "403", "404", "405", "406", "409", "413", "415", "422", "429", "500", "503", "4XX", "5XX",
            "default");

    /** The schema of the runtime's problems. */
    private static final Type PROBLEM = new Type.Reference("Problem");

    private final Contract contract;
    private final Layout layout;
    private final JavaTypes types;
    private final JavaFile file;
    private final BodyEmitter bodies;
    private final ResponseEmitter writing;

    /** The distinguishing features of error responses, to their methods. */
    private final Map<String, ErrorResponse> errorResponses = new LinkedHashMap<>();

    private record ErrorResponse(
            Response response, @Nullable BodyVariant body) {}

    ErrorResponsesEmitter(Contract contract, Layout layout) {
        this.contract = contract;
        this.layout = layout;
        this.types = new JavaTypes(layout);
        this.file = new JavaFile(layout.apiPackage(), "ErrorResponses");
        this.bodies = new BodyEmitter(file, layout);
        this.writing = new ResponseEmitter(file, contract, layout);
        contract.operations().stream()
                .filter(operation -> !operation.protocol())
                .forEach(this::collect);
    }

    /** Whether there are any, so that the class is needed. */
    boolean needed() {
        return !errorResponses.isEmpty();
    }

    SourceFile emit() {
        String exception = file.use(layout.runtime("ResponseException"));
        file.javadoc(new Javadoc()
                .paragraph("Creates the error responses that have a body, for handlers to throw. Headers"
                        + " are added by {@link " + exception + "#with}."));
        file.line("public final class ErrorResponses {").line("private ErrorResponses() {}");
        Scope names = Scope.ofMembers();
        for (ErrorResponse error : errorResponses.values()) {
            write(error, exception, names);
        }
        return file.line("}").finish();
    }

    private void collect(Operation operation) {
        Set<String> well = new HashSet<>();
        for (SuccessResponse response : SuccessResponse.of(operation)) {
            well.add(response.written());
        }
        for (Response response : operation.responses()) {
            String status = response.status();
            if (status.startsWith("2")
                    || status.startsWith("1")
                    || well.contains(status) && !status.equals("default")) {
                continue;
            }
            List<BodyVariant> alternatives =
                    status.equals("304") ? List.of() : BodyVariant.of(response.content(), contract);
            if (alternatives.isEmpty() && !PROBLEMS.contains(status) && !status.endsWith("XX")) {
                errorResponses.putIfAbsent(status, new ErrorResponse(response, null));
            }
            for (BodyVariant body : alternatives) {
                if (!body.events() && !body.use().type().equals(PROBLEM)) {
                    String mediaType = body.preferred().mediaType();
                    errorResponses.putIfAbsent(
                            status + " " + mediaType + " " + body.javaType(), new ErrorResponse(response, body));
                }
            }
        }
    }

    private void write(ErrorResponse error, String exception, Scope names) {
        String status = error.response().status();
        boolean open = !status.chars().allMatch(Character::isDigit);
        BodyVariant body = error.body();
        Javadoc javadoc = new Javadoc()
                .paragraph("Creates a response with the status " + Javadoc.code(status) + ".")
                .prose(OperationJavadoc.sentence(error.response().description().strip()));
        List<String> arguments = new ArrayList<>();
        if (open) {
            javadoc.tag("@param status", "from " + StatusNames.least(status) + " to " + StatusNames.most(status));
            arguments.add("int status");
        }
        if (body != null) {
            javadoc.tag("@param body", "the content");
            arguments.add(bodies.declared(body.use()) + " body");
        }
        String signature =
                StatusNames.member(status) + "(" + (open ? "int, " : "") + (body == null ? "" : erased(body)) + ")";
        // Overloads need different parameters; equal ones are numbered.
        String name = StatusNames.member(status);
        for (int number = 2; !names.claim(signature).equals(signature); number++) {
            name = StatusNames.member(status) + number;
            signature = name + signature.substring(signature.indexOf('('));
        }
        file.blank().javadoc(javadoc);
        file.call("public static " + exception + " " + name, arguments, " {");
        if (open) {
            file.line("if (status < %s || status > %s) {", StatusNames.least(status), StatusNames.most(status))
                    .line("throw new IllegalArgumentException(\"a status of " + status
                            + " is wanted, not \" + status);")
                    .line("}");
        }
        String sent = open ? "status" : status;
        file.line("return new " + exception + "("
                + (body == null
                        ? file.use(layout.runtime("Response")) + ".empty(" + sent + ")"
                        : writing.expression(
                                sent,
                                body.preferred(),
                                Names.literal(body.preferred().mediaType()),
                                "body"))
                + ");");
        file.line("}");
    }

    private String erased(BodyVariant body) {
        String type = types.boxed(file, body.use().type());
        int generic = type.indexOf('<');
        return generic < 0 ? type : type.substring(0, generic);
    }
}
