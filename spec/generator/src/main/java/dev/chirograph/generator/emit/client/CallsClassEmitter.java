package dev.chirograph.generator.emit.client;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.RateLimit;
import dev.chirograph.generator.contract.SecurityRequirement;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Javadoc;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Generates the operations of a group as calls. */
final class CallsClassEmitter {
    private final Group group;
    private final Layout layout;
    private final JavaFile file;
    private final Signature signature;
    private final ClientJavadoc prose;
    private final RequestEmitter sending;
    private final ErrorTableEmitter errors;

    CallsClassEmitter(Group group, Contract contract, Layout layout) {
        this.group = group;
        this.layout = layout;
        this.file = new JavaFile(layout.apiPackage(), group.calls());
        this.signature = new Signature(file, layout);
        this.prose = new ClientJavadoc(file, layout, contract, signature);
        this.sending = new RequestEmitter(file, layout, contract);
        this.errors = new ErrorTableEmitter(contract, layout, file, group.constants());
    }

    SourceFile emit() {
        String call = file.use(layout.runtime("Call"));
        String engine = file.use(layout.call("Engine"));
        file.javadoc(new Javadoc()
                .paragraph("The operations of {@link " + group.values() + "} as {@link " + call
                        + "}s, which return headers," + " take options and can be made without waiting. Thread-safe."));
        file.line("public final class %s {", group.calls());
        writeConstants();
        file.blank().line("private final %s engine;", engine).blank();
        file.line("%s(%s engine) {", group.calls(), engine)
                .line("this.engine = engine;")
                .line("}");
        for (ClientOperation operation : group.operations()) {
            if (operation.options() != null && !operation.options().demanding()) {
                writeShort(operation, operation.options());
            }
            write(operation);
        }
        group.operations().forEach(this::writeReading);
        return file.line("}").finish();
    }

    private void writeConstants() {
        List<ClientOperation> operations =
                group.operations().stream().filter(ClientOperation::preferred).toList();
        operations.forEach(operation -> errors.constant(operation.operation()));
        errors.write();
        String part = "";
        for (ClientOperation operation : operations) {
            String constant = operation.constant();
            String home = constant.substring(0, constant.lastIndexOf('.') + 1);
            if (!home.equals(part)) {
                endPart(part);
                file.blank().line("private static final class %s {", home.substring(0, home.length() - 1));
                part = home;
            }
            writeConstant(operation, constant.substring(home.length()));
        }
        endPart(part);
    }

    /** A single initializer would be too large for all constants. */
    private void endPart(String part) {
        if (!part.isEmpty()) {
            file.line("}");
        }
    }

    private void writeConstant(ClientOperation operation, String name) {
        Operation one = operation.operation();
        String type = file.use(layout.call("Operation"));
        List<String> links = new ArrayList<>();
        if (!one.requirements().isEmpty()) {
            links.add(".authenticated(" + scopes(one) + ")");
        }
        if (one.idempotency() != null) {
            links.add(".keyed()");
        }
        if (operation.returnShape().redirecting()) {
            links.add(".redirecting()");
        }
        if (!one.rateLimits().isEmpty()) {
            links.add(".rateLimits("
                    + one.rateLimits().stream()
                            .map(limit -> Names.literal(words(limit)))
                            .collect(Collectors.joining(", "))
                    + ")");
        }
        String refusals = errors.constant(one);
        if (!refusals.isEmpty()) {
            links.add(".errors(" + refusals + ")");
        }
        links.add(".build()");
        String start = type + ".builder(" + Names.literal(one.id()) + ", " + Names.literal(one.method()) + ", "
                + Names.literal(one.path()) + ")";
        file.chain("private static final " + type + " " + name + " = " + start, links, ";");
    }

    /** Among several alternatives, the client requests the first. */
    private static String scopes(Operation operation) {
        return operation.requirements().stream()
                .limit(1)
                .map(SecurityRequirement::scopes)
                .flatMap(List::stream)
                .distinct()
                .map(Names::literal)
                .collect(Collectors.joining(", "));
    }

    private static String words(RateLimit limit) {
        return limit.limit() + " per " + limit.window() + " per "
                + limit.per().name().toLowerCase(Locale.ROOT);
    }

    /** An overload without the optional parameters. */
    private void writeShort(ClientOperation operation, ClientOperation.Options options) {
        begin(operation, false);
        file.call(
                "public " + callType(operation) + " " + operation.method(), signature.declared(operation, false), " {");
        List<String> passed = new ArrayList<>(Signature.names(operation, false));
        passed.add(file.use(layout.api(options.type())) + ".none()");
        file.call("return " + Names.called(operation.method()), passed, ";").line("}");
    }

    private void write(ClientOperation operation) {
        begin(operation, true);
        file.call(
                "public " + callType(operation) + " " + operation.method(), signature.declared(operation, true), " {");
        signature
                .notNull(operation, true)
                .forEach(
                        name -> file.line("%s.requireNonNull(%s, \"%s\");", file.use("java.util.Objects"), name, name));
        String request = file.use(layout.call("Request"));
        String start = request + ".to(" + operation.constant() + ")";
        List<String> links = links(operation);
        List<String> statements = statements(operation);
        if (statements.isEmpty()) {
            links.add(".build()");
            file.chain(request + " request = " + start, links, ";");
            writeReturn(operation, "request");
        } else {
            file.chain(request + ".Builder request = " + start, links, ";").lines(statements);
            writeReturn(operation, "request.build()");
        }
        file.line("}");
    }

    private void writeReturn(ClientOperation operation, String request) {
        ReturnShape returnShape = operation.returnShape();
        String responses = file.use(layout.call("Responses"));
        switch (returnShape.form()) {
            case NOTHING -> file.call("return engine.call", List.of(request, responses + ".empty()"), ";");
            case VALUE -> file.call("return engine.call", List.of(request, reader(returnShape)), ";");
            case MAYBE ->
                file.call(
                        "return engine.call", List.of(request, responses + ".maybe(" + reader(returnShape) + ")"), ";");
            case EVENTS -> file.call("return engine.events", List.of(request, reader(returnShape)), ";");
            case SEVERAL ->
                file.call("return engine.call", List.of(request, group.calls() + "::" + operation.method()), ";");
        }
    }

    private String reader(ReturnShape returnShape) {
        return ResponseReaderEmitter.reader(file, layout, returnShape.payload());
    }

    /** The reader of responses whose types differ by status, named like the call's method. */
    private void writeReading(ClientOperation operation) {
        String type = operation.returnShape().type();
        if (type != null) {
            file.blank()
                    .line(
                            "private static %s %s(int status, String mediaType, byte[] content) {",
                            file.use(layout.api(type)), operation.method());
            file.lines(ResponseTypeEmitter.reading(file, layout, operation.returnShape(), file.use(layout.api(type))))
                    .line("}");
        }
    }

    /** The unconditional parts of a request, chained to its builder. */
    private List<String> links(ClientOperation operation) {
        List<String> links = new ArrayList<>();
        operation.arguments().stream()
                .filter(argument -> !sending.repeated(argument.parameter()))
                .forEach(argument -> links.add(
                        sending.parameter(argument.parameter(), argument.name()).link()));
        operation
                .returnShape()
                .mediaTypes()
                .forEach(mediaType -> links.add(".accept(" + Names.literal(mediaType) + ")"));
        ClientOperation.BodyArgument body = operation.body();
        if (body != null && body.body().required() && !RequestEmitter.apart(body)) {
            links.add(sending.body(body).link());
        }
        return links;
    }

    /** The parts of a request that need statements. */
    private List<String> statements(ClientOperation operation) {
        List<String> statements = new ArrayList<>();
        operation.arguments().stream()
                .filter(argument -> sending.repeated(argument.parameter()))
                .forEach(argument -> statements.addAll(sending.each(argument.parameter(), argument.name())));
        ClientOperation.BodyArgument body = operation.body();
        if (body != null && !body.body().required()) {
            statements.add("if (" + body.name() + " != null) {");
            statements.addAll(sending.bodyApart(body));
            statements.add("}");
        } else if (body != null && RequestEmitter.apart(body)) {
            statements.addAll(sending.bodyApart(body));
        }
        if (operation.options() != null) {
            statements.add("parameters.writeTo(request);");
        }
        return statements;
    }

    private void begin(ClientOperation operation, boolean withParameters) {
        Javadoc javadoc = prose.begin(operation.operation());
        prose.way(javadoc, operation);
        if (operation.pages() == null) {
            String link = prose.link(group.values(), operation, withParameters);
            javadoc.paragraph("It fails like " + link + ".");
        } else {
            javadoc.paragraph(
                    "It reads one page; " + prose.link(group.values(), operation, withParameters) + " reads them all.");
        }
        prose.arguments(javadoc, operation, withParameters);
        javadoc.tag("@return", "the call, not made yet");
        prose.endings(javadoc, operation, signature.notNull(operation, withParameters));
        file.blank().javadoc(javadoc);
        if (operation.operation().deprecation() != null) {
            file.line("@Deprecated");
        }
    }

    private String callType(ClientOperation operation) {
        return file.use(layout.runtime("Call")) + "<" + operation.returnShape().javaType(file, layout) + ">";
    }
}
