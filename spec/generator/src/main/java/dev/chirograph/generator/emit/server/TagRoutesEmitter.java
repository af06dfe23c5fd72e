package dev.chirograph.generator.emit.server;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import dev.chirograph.generator.emit.BodyContent;
import dev.chirograph.generator.emit.BodyVariant;
import dev.chirograph.generator.emit.CodecTypes;
import dev.chirograph.generator.emit.ConstraintEmitter;
import dev.chirograph.generator.emit.JavaTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.MediaKind;
import dev.chirograph.generator.emit.model.ReaderMethodEmitter;
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

/** Generates the class that decodes the requests of a tag, calls its handler and encodes the responses. */
final class TagRoutesEmitter {
    private final ServedTag tag;
    private final Layout layout;
    private final JavaTypes types;
    private final JavaFile file;
    private final ConstraintEmitter checking;
    private final Scope names;
    private final ReaderMethodEmitter readers;
    private final ParameterReadEmitter reading;
    private final BodyEmitter bodies;
    private final ResponseEmitter writing;
    private final Contract contract;
    /** Methods that write a response in one of several media types. */
    private final List<Runnable> responseMethods = new ArrayList<>();

    TagRoutesEmitter(ServedTag tag, Contract contract, Layout layout) {
        this.tag = tag;
        this.layout = layout;
        this.types = new JavaTypes(layout);
        this.file = new JavaFile(layout.apiPackage(), tag.routes());
        this.checking = new ConstraintEmitter(file, layout);
        Scope names = Scope.ofMembers().keep("all");
        tag.operations().forEach(operation -> names.keep(operation.method()));
        this.names = names;
        this.readers = new ReaderMethodEmitter(file, layout, checking, names);
        this.reading = new ParameterReadEmitter(file, contract, layout, readers);
        this.bodies = new BodyEmitter(file, layout);
        this.writing = new ResponseEmitter(file, contract, layout);
        this.contract = contract;
    }

    SourceFile emit() {
        String handler = file.use(layout.api(tag.handler()));
        file.javadoc(new Javadoc()
                .paragraph("Routes of the tag " + Javadoc.code(tag.tag().name())
                        + " apart, calls the handler and makes the replies."));
        file.line("final class %s {", tag.routes()).later(checking::constants);
        file.line("private final %s handler;", handler).blank();
        file.line("%s(%s handler) {", tag.routes(), handler)
                .line("this.handler = handler;")
                .line("}")
                .blank();
        writeAll();
        for (ServedOperation operation : tag.operations()) {
            if (operation.returned() != null) {
                writeEndpoint(operation, operation.returned());
            }
        }
        responseMethods.forEach(Runnable::run);
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

    private void writeEndpoint(ServedOperation operation, HandlerReturn handlerReturn) {
        String response = file.use(layout.runtime("Response"));
        String request = file.use(layout.runtime("DecodedRequest"));
        file.blank().line("private %s %s(%s request) throws Exception {", response, operation.method(), request);
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
        writeReturn(operation, handlerReturn, "handler." + operation.method(), arguments);
        file.line("}");
    }

    /** An invalid value is null until all violations are thrown together. */
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
        for (HandlerArgument argument : operation.arguments()) {
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
        TypeUse use = body.only().use();
        boolean json = body.only().payloads().stream().allMatch(payload -> payload.kind() == MediaKind.JSON);
        if (body.type() == null && json && ReaderMethodEmitter.unchecked(use)) {
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
        for (BodyVariant each : body.alternatives()) {
            // The name of a lambda parameter might clash with that of an argument.
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

    /** The link of the chain that registers a reader for a media type. */
    private String offer(BodyContent payload, String as) {
        String mediaType = Names.literal(payload.content().mediaType());
        TypeUse use = payload.kind() == MediaKind.EVENTS
                ? TypeUse.of(payload.use().pointer(), new Type.Text(Type.TextKind.PLAIN))
                : payload.use();
        return switch (payload.kind()) {
            case JSON -> ".json(" + mediaType + ", " + reader(use) + ", " + as + ")";
            case FORM, MULTIPART ->
                "." + payload.kind().name().toLowerCase(Locale.ROOT) + "(" + mediaType + ", "
                        + bodies.encodings(payload.content()) + ", " + reader(use) + ", " + as + ")";
            // The plain text of a number or a boolean is its JSON.
            case TEXT, EVENTS ->
                (BodyContent.textual(use.type(), contract) ? ".text(" : ".json(") + mediaType + ", " + reader(use)
                        + ", " + as + ")";
            case BINARY -> ".binary(" + mediaType + ", " + as + ")";
        };
    }

    private String reader(TypeUse use) {
        return readers.reader(use, "readBody");
    }

    private void writeReturn(
            ServedOperation operation, HandlerReturn handlerReturn, String call, List<String> arguments) {
        String returned = handlerReturn.javaType(file, layout);
        String id = operation.operation().id();
        if (returned.equals("void")) {
            file.call(call, arguments, ";");
            writeResponse("return ", id, handlerReturn.only(), "", "");
            return;
        }
        file.call(returned + " response = " + call, arguments, ";");
        if (!handlerReturn.several()) {
            writeResponse(
                    "return ",
                    id,
                    handlerReturn.only(),
                    handlerReturn.type() == null ? "response" : "response.body()",
                    "response");
            return;
        }
        file.line("return switch (response) {");
        for (HandlerReturn.Case one : handlerReturn.cases()) {
            // A record without components needs no name.
            String variable = one.body() == null && one.bare() ? "_" : Names.member(one.name());
            String head = "case " + returned + "." + one.name() + " " + variable + " -> ";
            writeResponse(head, id, one, variable + ".body()", variable);
        }
        file.line("};");
    }

    private void writeResponse(String head, String id, HandlerReturn.Case one, String body, String variable) {
        String response = file.use(layout.runtime("Response"));
        String status = one.namesStatus()
                ? variable + ".status()"
                : String.valueOf(one.response().status());
        String made = one.body() == null
                ? response + ".empty(" + status + ")"
                : made(id, one, one.body(), status, body, variable);
        List<String> links = one.headers().stream()
                .map(part -> ".header(" + Names.literal(part.header().name()) + ", "
                        + HeaderEmitter.expression(
                                file, layout, contract, part.header(), variable + "." + part.name() + "()")
                        + ")")
                .toList();
        file.chain(head + made, links, ";");
    }

    private String made(
            String id, HandlerReturn.Case one, BodyVariant carried, String status, String body, String variable) {
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
                || carried.payloads().stream().map(BodyContent::kind).distinct().count() == 1) {
            return writing.expression(status, carried.preferred(), mediaType, body);
        }
        String method = names.claim("response" + Names.type(id));
        responseMethods.add(() -> writeChoice(method, carried));
        return method + "(" + status + ", " + mediaType + ", " + body + ")";
    }

    /** Generates a method that writes a value in the requested media type. */
    private void writeChoice(String method, BodyVariant carried) {
        file.blank();
        file.line(
                "private static %s %s(int status, String mediaType, %s body) {",
                file.use(layout.runtime("Response")), method, bodies.returned(carried));
        file.line("return switch (mediaType) {");
        // A media type that the handler sets within a range differs from all others.
        BodyContent rest = carried.payloads().stream()
                .filter(BodyContent::raw)
                .reduce((first, second) -> second)
                .orElse(carried.payloads().get(carried.payloads().size() - 1));
        carried.payloads().stream()
                .filter(payload -> payload != rest)
                .map(BodyContent::mediaType)
                .distinct()
                .forEach(mediaType -> {
                    BodyContent payload = carried.payloads().stream()
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
