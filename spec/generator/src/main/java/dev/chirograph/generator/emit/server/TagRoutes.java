package dev.chirograph.generator.emit.server;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.Use;
import dev.chirograph.generator.emit.Alternative;
import dev.chirograph.generator.emit.Checking;
import dev.chirograph.generator.emit.CodecTypes;
import dev.chirograph.generator.emit.JavaTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.MediaKind;
import dev.chirograph.generator.emit.Payload;
import dev.chirograph.generator.emit.model.Readers;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Javadoc;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.Scope;
import dev.chirograph.generator.java.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the class that takes the requests of a tag apart, calls its handler and makes the replies. */
final class TagRoutes {
    private final ServedTag tag;
    private final Layout layout;
    private final JavaTypes types;
    private final JavaFile file;
    private final Checking checking;
    private final Scope names;
    private final Readers readers;
    private final ParameterReading reading;
    private final Bodies bodies;
    private final ReplyWriting writing;
    private final Contract contract;
    /** Methods that write an answer in one of several ways. */
    private final List<Runnable> replies = new ArrayList<>();

    TagRoutes(ServedTag tag, Contract contract, Layout layout) {
        this.tag = tag;
        this.layout = layout;
        this.types = new JavaTypes(layout);
        this.file = new JavaFile(layout.apiPackage(), tag.routes());
        this.checking = new Checking(file, layout);
        Scope names = Scope.ofMembers().keep("all");
        tag.operations().forEach(operation -> names.keep(operation.method()));
        this.names = names;
        this.readers = new Readers(file, layout, checking, names);
        this.reading = new ParameterReading(file, contract, layout, readers);
        this.bodies = new Bodies(file, layout);
        this.writing = new ReplyWriting(file, contract, layout);
        this.contract = contract;
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
        replies.forEach(Runnable::run);
        readers.write();
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
        String reply = file.use(layout.runtime("Response"));
        String request = file.use(layout.runtime("DecodedRequest"));
        file.blank().line("private %s %s(%s request) throws Exception {", reply, operation.method(), request);
        boolean takes = !operation.arguments().isEmpty() || operation.body() != null;
        if (takes) {
            String violations = file.use(layout.support("Violations"));
            file.line("%s violations = new %s();", violations, violations);
        }
        List<String> arguments = new ArrayList<>(List.of("request.call()"));
        writeParameters(operation, arguments);
        writeBody(operation.body(), arguments);
        if (takes) {
            file.line("violations.throwIfAny();");
        }
        writeAnswer(operation, answer, "handler." + operation.method(), arguments);
        file.line("}");
    }

    /** A value that does not fit is null until all violations are thrown together. */
    private void writeParameters(ServedOperation operation, List<String> arguments) {
        if (operation.arguments().isEmpty()) {
            return;
        }
        String parameters = file.use(layout.api("Parameters"));
        if (operation.parameters() != null) {
            String carrier = file.use(layout.api(operation.parameters()));
            file.line("%s parameters = new %s(new %s(request, violations));", carrier, carrier, parameters);
            arguments.add("parameters");
            return;
        }
        file.line("%s parameters = new %s(request, violations);", parameters, parameters);
        for (Argument argument : operation.arguments()) {
            Parameter parameter = argument.parameter();
            String type = types.boxed(file, parameter.use().type());
            file.line(
                    type + " " + argument.name() + " = " + reading.expression(parameter, operation.operation()) + ";");
            arguments.add(argument.name());
        }
    }

    private void writeBody(ServedOperation.@Nullable BodyArgument body, List<String> arguments) {
        if (body == null) {
            return;
        }
        arguments.add(body.name());
        Use use = body.only().use();
        boolean json = body.only().payloads().stream().allMatch(payload -> payload.kind() == MediaKind.JSON);
        if (body.type() == null && json && Readers.unchecked(use)) {
            String codec = CodecTypes.codec(file, layout, use.type());
            file.call(
                    types.boxed(file, use.type()) + " " + body.name() + " = request.body",
                    List.of(codec, String.valueOf(body.body().required()), "violations"),
                    ";");
            return;
        }
        String type = body.type() != null
                ? file.use(layout.api(body.type()))
                : body.only().events() ? "String" : types.boxed(file, use.type());
        List<String> links = new ArrayList<>();
        for (Alternative each : body.alternatives()) {
            // A lambda would need a name that no argument has.
            String as =
                    body.type() == null ? file.use(Function.class) + ".identity()" : type + "." + each.name() + "::new";
            each.payloads().forEach(payload -> links.add(offer(payload, as)));
        }
        links.add(body.body().required() ? ".required()" : ".optional()");
        file.chain(
                type + " " + body.name() + " = new " + file.use(layout.api("Body")) + "<" + type
                        + ">(request, violations)",
                links,
                ";");
    }

    /** The link that offers to read a body in one media type. */
    private String offer(Payload payload, String as) {
        String mediaType = Names.literal(payload.content().mediaType());
        Use use = payload.kind() == MediaKind.EVENTS
                ? Use.of(payload.use().pointer(), new Type.Text(Type.TextKind.PLAIN))
                : payload.use();
        return switch (payload.kind()) {
            case JSON -> ".json(" + mediaType + ", " + reader(use) + ", " + as + ")";
            case FORM, MULTIPART ->
                "." + payload.kind().name().toLowerCase(Locale.ROOT) + "(" + mediaType + ", "
                        + bodies.encodings(payload.content()) + ", " + reader(use) + ", " + as + ")";
            // A number or a truth value is written like JSON.
            case TEXT, EVENTS ->
                (Payload.textual(use.type(), contract) ? ".text(" : ".json(") + mediaType + ", " + reader(use) + ", "
                        + as + ")";
            case BINARY -> ".binary(" + mediaType + ", " + as + ")";
        };
    }

    private String reader(Use use) {
        return readers.reader(use, "readBody");
    }

    private void writeAnswer(ServedOperation operation, Answer answer, String call, List<String> arguments) {
        String returned = answer.javaType(file, layout);
        String id = operation.operation().id();
        if (returned.equals("void")) {
            file.call(call, arguments, ";");
            writeReply("return ", id, answer.only(), "", "");
            return;
        }
        file.call(returned + " response = " + call, arguments, ";");
        if (!answer.several()) {
            writeReply(
                    "return ", id, answer.only(), answer.reply() == null ? "response" : "response.body()", "response");
            return;
        }
        file.line("return switch (response) {");
        for (Answer.Case one : answer.cases()) {
            // A record without parts needs no name.
            String variable = one.body() == null && one.bare() ? "_" : Names.member(one.name());
            String head = "case " + returned + "." + one.name() + " " + variable + " -> ";
            writeReply(head, id, one, variable + ".body()", variable);
        }
        file.line("};");
    }

    private void writeReply(String head, String id, Answer.Case one, String body, String variable) {
        String reply = file.use(layout.runtime("Response"));
        String status = one.namesStatus()
                ? variable + ".status()"
                : String.valueOf(one.outcome().status());
        String made = one.body() == null
                ? reply + ".empty(" + status + ")"
                : made(id, one, one.body(), status, body, variable);
        List<String> links = one.headers().stream()
                .map(part -> ".header(" + Names.literal(part.header().name()) + ", "
                        + HeaderText.expression(
                                file, layout, contract, part.header(), variable + "." + part.name() + "()")
                        + ")")
                .toList();
        file.chain(head + made, links, ";");
    }

    private String made(String id, Answer.Case one, Alternative carried, String status, String body, String variable) {
        List<String> mediaTypes = one.mediaTypes();
        String mediaType;
        if (one.namesMediaType()) {
            mediaType = variable + ".mediaType()";
        } else if (mediaTypes.size() == 1) {
            mediaType = Names.literal(mediaTypes.get(0));
        } else {
            mediaType = "request.call().preferred("
                    + String.join(", ", mediaTypes.stream().map(Names::literal).toList())
                    + ")";
        }
        if (mediaTypes.size() == 1
                || carried.payloads().stream().map(Payload::kind).distinct().count() == 1) {
            return writing.expression(status, carried.preferred(), mediaType, body);
        }
        String method = names.claim("response" + Names.type(id));
        replies.add(() -> writeChoice(method, carried));
        return method + "(" + status + ", " + mediaType + ", " + body + ")";
    }

    /** Writes a method that writes the same value in the way that a media type asks for. */
    private void writeChoice(String method, Alternative carried) {
        file.blank();
        file.line(
                "private static %s %s(int status, String mediaType, %s body) {",
                file.use(layout.runtime("Response")), method, bodies.answered(carried));
        file.line("return switch (mediaType) {");
        // What the handler names within a range is none of the others.
        Payload rest = carried.payloads().stream()
                .filter(Payload::raw)
                .reduce((first, second) -> second)
                .orElse(carried.payloads().get(carried.payloads().size() - 1));
        carried.payloads().stream()
                .filter(payload -> payload != rest)
                .map(Payload::mediaType)
                .distinct()
                .forEach(mediaType -> {
                    Payload payload = carried.payloads().stream()
                            .filter(each -> each.mediaType().equals(mediaType))
                            .findFirst()
                            .orElseThrow();
                    file.line("case " + Names.literal(mediaType) + " -> "
                            + writing.expression("status", payload, "mediaType", "body") + ";");
                });
        file.line("default -> " + writing.expression("status", rest, "mediaType", "body") + ";");
        file.line("};").line("}");
    }
}
