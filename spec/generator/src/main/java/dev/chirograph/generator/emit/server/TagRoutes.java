package dev.chirograph.generator.emit.server;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.emit.Checking;
import dev.chirograph.generator.emit.CodecTypes;
import dev.chirograph.generator.emit.JavaTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.Outcome;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Javadoc;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.Scope;
import dev.chirograph.generator.java.SourceFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the class that takes the requests of a tag apart, calls its handler and makes the replies. */
final class TagRoutes {
    private final ServedTag tag;
    private final Layout layout;
    private final JavaTypes types;
    private final JavaFile file;
    private final Checking checking;
    private final ParameterReading reading;

    TagRoutes(ServedTag tag, Contract contract, Layout layout) {
        this.tag = tag;
        this.layout = layout;
        this.types = new JavaTypes(layout);
        this.file = new JavaFile(layout.apiPackage(), tag.routes());
        this.checking = new Checking(file, layout);
        Scope names = Scope.ofMembers().keep("all");
        tag.operations().forEach(operation -> names.keep(operation.method()));
        this.reading = new ParameterReading(file, contract, layout, checking, names);
    }

    SourceFile emit() {
        String handler = file.use(layout.api(tag.handler()));
        file.javadoc(new Javadoc()
                .paragraph("Takes the requests of the tag "
                        + Javadoc.code(tag.tag().name()) + " apart, calls the handler and makes the replies."));
        file.line("final class %s {", tag.routes()).later(checking::constants);
        file.line("private final %s handler;", handler).blank();
        file.line("%s(%s handler) {", tag.routes(), handler)
                .line("this.handler = handler;")
                .line("}")
                .blank();
        writeAll();
        for (ServedOperation operation : tag.operations()) {
            if (operation.answer() != null) {
                writeEndpoint(operation, operation.answer());
            }
        }
        reading.writeMethods();
        return file.line("}").finish();
    }

    private void writeAll() {
        String list = file.use(List.class);
        String route = file.use(layout.runtime("Route"));
        String operations = file.use(layout.api("Operations"));
        List<String> routes = tag.operations().stream()
                .map(operation -> operation.operation().protocol()
                        ? route + ".protocol(" + operations + "." + operation.constant() + ", handler::"
                                + operation.method() + ")"
                        : route + ".of(" + operations + "." + operation.constant() + ", this::" + operation.method()
                                + ")")
                .toList();
        file.line("%s<%s> all() {", list, route)
                .call("return " + list + ".of", routes, ";")
                .line("}");
    }

    private void writeEndpoint(ServedOperation operation, Answer answer) {
        String reply = file.use(layout.runtime("Reply"));
        String incoming = file.use(layout.runtime("Incoming"));
        file.blank().line("private %s %s(%s incoming) throws Exception {", reply, operation.method(), incoming);
        boolean takes = !operation.arguments().isEmpty() || operation.body() != null;
        if (takes) {
            String violations = file.use(layout.support("Violations"));
            file.line("%s violations = new %s();", violations, violations);
        }
        List<String> arguments = new ArrayList<>(List.of("incoming.call()"));
        writeParameters(operation, arguments);
        writeBody(operation.body(), arguments);
        if (takes) {
            file.line("violations.throwIfAny();");
        }
        writeAnswer(answer, "handler." + operation.method(), arguments);
        file.line("}");
    }

    /** A value that does not fit is null until all violations are thrown together. */
    private void writeParameters(ServedOperation operation, List<String> arguments) {
        if (operation.arguments().isEmpty()) {
            return;
        }
        String parameters = file.use(layout.api("Parameters"));
        file.line("%s parameters = new %s(incoming, violations);", parameters, parameters);
        for (Argument argument : operation.arguments()) {
            Parameter parameter = argument.parameter();
            String type = types.boxed(file, parameter.use().type());
            file.line(type + " " + argument.name() + " = " + reading.expression(parameter) + ";");
            arguments.add(argument.name());
        }
    }

    private void writeBody(ServedOperation.@Nullable BodyArgument body, List<String> arguments) {
        if (body == null) {
            return;
        }
        Type type = body.content().use().type();
        String codec = CodecTypes.codec(file, layout, type);
        file.call(
                types.boxed(file, type) + " " + body.name() + " = incoming.body",
                List.of(codec, String.valueOf(body.body().required()), "violations"),
                ";");
        arguments.add(body.name());
    }

    private void writeAnswer(Answer answer, String call, List<String> arguments) {
        String returned = answer.javaType(file, layout);
        if (returned.equals("void")) {
            file.call(call, arguments, ";");
            writeReply("return ", answer.only(), "", "");
            return;
        }
        file.call(returned + " reply = " + call, arguments, ";");
        if (!answer.several()) {
            writeReply("return ", answer.only(), answer.reply() == null ? "reply" : "reply.body()", "reply");
            return;
        }
        file.line("return switch (reply) {");
        for (Answer.Case one : answer.cases()) {
            boolean parts = one.body() != null || !one.headers().isEmpty();
            // A record without parts needs no name.
            String variable = parts ? Names.member(one.name()) : "_";
            String head = "case " + returned + "." + one.name() + " " + variable + " -> ";
            writeReply(head, one, variable + ".body()", variable);
        }
        file.line("};");
    }

    private void writeReply(String head, Answer.Case one, String body, String variable) {
        String reply = file.use(layout.runtime("Reply"));
        Outcome outcome = one.outcome();
        Type type = one.body();
        String made = type == null || outcome.content() == null
                ? reply + ".empty(" + outcome.status() + ")"
                : reply + ".of(" + outcome.status() + ", "
                        + Names.literal(outcome.content().mediaType()) + ", " + CodecTypes.codec(file, layout, type)
                        + ", " + body + ")";
        List<String> links = one.headers().stream()
                .map(part -> ".header(" + Names.literal(part.header().name()) + ", "
                        + HeaderText.expression(file, layout, part.header(), variable + "." + part.name() + "()") + ")")
                .toList();
        file.chain(head + made, links, ";");
    }
}
