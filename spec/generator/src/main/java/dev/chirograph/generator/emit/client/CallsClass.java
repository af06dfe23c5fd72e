package dev.chirograph.generator.emit.client;

import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.RateLimit;
import dev.chirograph.generator.contract.Requirement;
import dev.chirograph.generator.emit.CodecTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Javadoc;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the operations of a group as calls. */
final class CallsClass {
    private final Group group;
    private final Layout layout;
    private final JavaFile file;
    private final Signature signature;
    private final ClientProse prose;

    CallsClass(Group group, Layout layout) {
        this.group = group;
        this.layout = layout;
        this.file = new JavaFile(layout.apiPackage(), group.calls());
        this.signature = new Signature(file, layout);
        this.prose = new ClientProse(file, layout, signature);
    }

    SourceFile emit() {
        String call = file.use(layout.runtime("Call"));
        String engine = file.use(layout.call("Engine"));
        file.javadoc(new Javadoc()
                .paragraph(
                        "The operations of {@link " + group.values() + "} as {@link " + call + "}s, which give headers,"
                                + " take options and can be made without waiting. Safe for use by many threads."));
        file.line("public final class %s {", group.calls());
        group.operations().forEach(this::writeConstant);
        file.blank().line("private final %s engine;", engine).blank();
        file.line("%s(%s engine) {", group.calls(), engine)
                .line("this.engine = engine;")
                .line("}");
        for (ClientOperation operation : group.operations()) {
            if (operation.options() != null) {
                writeShort(operation, operation.options());
            }
            write(operation);
        }
        return file.line("}").finish();
    }

    private void writeConstant(ClientOperation operation) {
        Operation one = operation.operation();
        String type = file.use(layout.call("Operation"));
        List<String> links = new ArrayList<>();
        if (!one.requirements().isEmpty()) {
            links.add(".authenticated(" + scopes(one) + ")");
        }
        if (one.idempotency() != null) {
            links.add(".keyed()");
        }
        if (operation.answer().redirecting()) {
            links.add(".redirecting()");
        }
        if (!one.rateLimits().isEmpty()) {
            links.add(".rateLimits("
                    + one.rateLimits().stream()
                            .map(limit -> Names.literal(words(limit)))
                            .collect(Collectors.joining(", "))
                    + ")");
        }
        links.add(".build()");
        String start = type + ".builder(" + Names.literal(one.id()) + ", " + Names.literal(one.method()) + ", "
                + Names.literal(one.path()) + ")";
        file.chain("private static final " + type + " " + operation.constant() + " = " + start, links, ";");
    }

    /** Of several alternatives, the client asks for the first. */
    private static String scopes(Operation operation) {
        return operation.requirements().stream()
                .limit(1)
                .map(Requirement::scopes)
                .flatMap(List::stream)
                .distinct()
                .map(Names::literal)
                .collect(Collectors.joining(", "));
    }

    private static String words(RateLimit limit) {
        return limit.limit() + " per " + limit.window() + " per "
                + limit.per().name().toLowerCase(Locale.ROOT);
    }

    /** Without parameters that may be absent. */
    private void writeShort(ClientOperation operation, ClientOperation.Options options) {
        begin(operation, false);
        file.call(
                "public " + callType(operation) + " " + operation.method(), signature.declared(operation, false), " {");
        List<String> passed = new ArrayList<>(Signature.names(operation, false));
        passed.add(file.use(layout.api(options.type())) + ".none()");
        file.call("return " + operation.method(), passed, ";").line("}");
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
            writeReturn(operation.answer(), "request");
        } else {
            file.chain(request + ".Builder request = " + start, links, ";").lines(statements);
            writeReturn(operation.answer(), "request.build()");
        }
        file.line("}");
    }

    private void writeReturn(Answer answer, String request) {
        String reader = answer.reader(file, layout);
        if (answer.maybe()) {
            file.line(
                    "%s<%s> reader = %s;",
                    file.use(layout.call("ResponseReader")), answer.presentType(file, layout), reader);
            reader =
                    "(status, mediaType, content) -> content.length == 0 ? null : reader.read(status, mediaType, content)";
        }
        file.call("return engine.call", List.of(request, reader), ";");
    }

    /** What is always sent, chained to the builder of a request. */
    private List<String> links(ClientOperation operation) {
        List<String> links = new ArrayList<>();
        operation.arguments().stream()
                .filter(argument -> !Sending.repeated(argument.parameter()))
                .forEach(argument -> links.add("." + Sending.method(argument.parameter()) + "("
                        + String.join(", ", Sending.arguments(file, layout, argument.parameter(), argument.name()))
                        + ")"));
        operation.answer().mediaTypes().forEach(mediaType -> links.add(".accept(" + Names.literal(mediaType) + ")"));
        ClientOperation.BodyArgument body = operation.body();
        if (body != null && body.body().required()) {
            links.add(body(body));
        }
        return links;
    }

    /** What needs statements of its own. */
    private List<String> statements(ClientOperation operation) {
        List<String> statements = new ArrayList<>();
        operation.arguments().stream()
                .filter(argument -> Sending.repeated(argument.parameter()))
                .forEach(argument ->
                        statements.addAll(Sending.each(file, layout, argument.parameter(), argument.name())));
        ClientOperation.BodyArgument body = operation.body();
        if (body != null && !body.body().required()) {
            statements.add("if (" + body.name() + " != null) {");
            statements.add("request" + body(body) + ";");
            statements.add("}");
        }
        if (operation.options() != null) {
            statements.add("parameters.writeTo(request);");
        }
        return statements;
    }

    private String body(ClientOperation.BodyArgument body) {
        String mediaType = Names.literal(body.content().mediaType());
        if (body.json()) {
            String codec = CodecTypes.codec(file, layout, body.content().use().type());
            return ".body(" + mediaType + ", " + file.use(layout.support("Json")) + ".encode(" + codec + ", "
                    + body.name() + "))";
        } else if (body.text()) {
            return ".body(" + mediaType + ", " + body.name() + ".getBytes("
                    + file.use("java.nio.charset.StandardCharsets") + ".UTF_8))";
        }
        return ".body(" + mediaType + ", " + body.name() + ".clone())";
    }

    private void begin(ClientOperation operation, boolean withParameters) {
        Javadoc javadoc = prose.begin(operation.operation());
        if (operation.pages() == null) {
            String link = prose.link(group.values(), operation, withParameters);
            javadoc.paragraph("It fails as " + link + " does.");
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
        return file.use(layout.runtime("Call")) + "<" + operation.answer().javaType(file, layout) + ">";
    }
}
