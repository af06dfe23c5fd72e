package dev.chirograph.generator.emit.server;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Response;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.emit.Alternative;
import dev.chirograph.generator.emit.JavaTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.OperationProse;
import dev.chirograph.generator.emit.Outcome;
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
 * Writes the class that makes the answers which a handler throws: those beside success that the runtime's problems cannot say,
 * because they have a body of their own or a status that is no problem's.
 */
final class RefusalsClass {
    /** The statuses that {@code ProblemException} has. */
    private static final Set<String> PROBLEMS = Set.of(
            "400", "401", "403", "404", "405", "406", "409", "413", "415", "422", "429", "500", "503", "4XX", "5XX",
            "default");

    /** The schema of the runtime's own problems. */
    private static final Type PROBLEM = new Type.Reference("Problem");

    private final Contract contract;
    private final Layout layout;
    private final JavaTypes types;
    private final JavaFile file;
    private final Bodies bodies;
    private final ReplyWriting writing;

    /** What is the same for refusals that are one method, to the method. */
    private final Map<String, Refusal> refusals = new LinkedHashMap<>();

    private record Refusal(Response response, @Nullable Alternative body) {}

    RefusalsClass(Contract contract, Layout layout) {
        this.contract = contract;
        this.layout = layout;
        this.types = new JavaTypes(layout);
        this.file = new JavaFile(layout.apiPackage(), "Refusals");
        this.bodies = new Bodies(file, layout);
        this.writing = new ReplyWriting(file, contract, layout);
        contract.operations().stream()
                .filter(operation -> !operation.protocol())
                .forEach(this::collect);
    }

    /** Whether there is any, and so a class. */
    boolean needed() {
        return !refusals.isEmpty();
    }

    SourceFile emit() {
        String exception = file.use(layout.runtime("ResponseException"));
        file.javadoc(new Javadoc()
                .paragraph(
                        "Makes the answers beside success that have a body of their own, for handlers to throw. Headers"
                                + " are added by {@link " + exception + "#with}."));
        file.line("public final class Refusals {").line("private Refusals() {}");
        Scope names = Scope.ofMembers();
        for (Refusal refusal : refusals.values()) {
            write(refusal, exception, names);
        }
        return file.line("}").finish();
    }

    private void collect(Operation operation) {
        Set<String> well = new HashSet<>();
        for (Outcome outcome : Outcome.of(operation)) {
            well.add(outcome.written());
        }
        for (Response response : operation.responses()) {
            String status = response.status();
            if (status.startsWith("2")
                    || status.startsWith("1")
                    || well.contains(status) && !status.equals("default")) {
                continue;
            }
            List<Alternative> alternatives =
                    status.equals("304") ? List.of() : Alternative.of(response.content(), contract);
            if (alternatives.isEmpty() && !PROBLEMS.contains(status) && !status.endsWith("XX")) {
                refusals.putIfAbsent(status, new Refusal(response, null));
            }
            for (Alternative body : alternatives) {
                if (!body.events() && !body.use().type().equals(PROBLEM)) {
                    String mediaType = body.preferred().mediaType();
                    refusals.putIfAbsent(status + " " + mediaType + " " + body.javaType(), new Refusal(response, body));
                }
            }
        }
    }

    private void write(Refusal refusal, String exception, Scope names) {
        String status = refusal.response().status();
        boolean open = !status.chars().allMatch(Character::isDigit);
        Alternative body = refusal.body();
        Javadoc javadoc = new Javadoc()
                .paragraph("Answers " + Javadoc.code(status) + ".")
                .prose(OperationProse.sentence(refusal.response().description().strip()));
        List<String> arguments = new ArrayList<>();
        if (open) {
            javadoc.tag("@param status", "from " + Statuses.least(status) + " to " + Statuses.most(status));
            arguments.add("int status");
        }
        if (body != null) {
            javadoc.tag("@param body", "the content");
            arguments.add(bodies.declared(body.use()) + " body");
        }
        String signature =
                Statuses.member(status) + "(" + (open ? "int, " : "") + (body == null ? "" : erased(body)) + ")";
        // Overloads are told apart by what they take; where that is the same, by a number.
        String name = Statuses.member(status);
        for (int number = 2; !names.claim(signature).equals(signature); number++) {
            name = Statuses.member(status) + number;
            signature = name + signature.substring(signature.indexOf('('));
        }
        file.blank().javadoc(javadoc);
        file.call("public static " + exception + " " + name, arguments, " {");
        if (open) {
            file.line("if (status < %s || status > %s) {", Statuses.least(status), Statuses.most(status))
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

    private String erased(Alternative body) {
        String type = types.boxed(file, body.use().type());
        int generic = type.indexOf('<');
        return generic < 0 ? type : type.substring(0, generic);
    }
}
