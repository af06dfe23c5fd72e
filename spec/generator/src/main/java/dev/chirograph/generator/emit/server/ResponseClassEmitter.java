package dev.chirograph.generator.emit.server;

import dev.chirograph.generator.contract.Header;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.emit.BodyVariant;
import dev.chirograph.generator.emit.JavaTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.OperationJavadoc;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Javadoc;
import dev.chirograph.generator.java.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Generates a handler's return type that has headers as well as a model, or several responses. */
final class ResponseClassEmitter {
    private final ServedOperation operation;
    private final HandlerReturn handlerReturn;
    private final Layout layout;
    private final JavaTypes types;
    private final JavaFile file;
    private final BodyEmitter bodies;
    private final String name;

    ResponseClassEmitter(ServedOperation operation, HandlerReturn handlerReturn, Layout layout) {
        this.operation = operation;
        this.handlerReturn = handlerReturn;
        this.layout = layout;
        this.types = new JavaTypes(layout);
        this.name = handlerReturn.type() == null ? "" : handlerReturn.type();
        this.file = new JavaFile(layout.apiPackage(), name);
        this.bodies = new BodyEmitter(file, layout);
        if (handlerReturn.several()) {
            handlerReturn.cases().forEach(one -> file.reserve(one.name()));
        }
    }

    SourceFile emit() {
        String id = Javadoc.code(operation.operation().id());
        if (!handlerReturn.several()) {
            writeRecord(
                    handlerReturn.only(), "public record " + name, "", "The response of " + id + " with its headers.");
            return file.finish();
        }
        file.javadoc(new Javadoc().paragraph("A success response of " + id + "."));
        file.line("public sealed interface %s {", name);
        for (HandlerReturn.Case one : handlerReturn.cases()) {
            file.blank();
            writeRecord(
                    one,
                    "record " + one.name(),
                    " implements " + name,
                    "A response with the status "
                            + (one.namesStatus()
                                    ? one.response().written()
                                    : one.response().status()) + answeredAs(one) + ".");
        }
        return file.line("}").finish();
    }

    private String answeredAs(HandlerReturn.Case one) {
        boolean alone = handlerReturn.cases().stream()
                        .filter(each -> each.response() == one.response())
                        .count()
                == 1;
        return alone
                ? ""
                : " as " + one.mediaTypes().stream().map(Javadoc::code).collect(Collectors.joining(" or "));
    }

    private void writeRecord(HandlerReturn.Case one, String head, String tail, String sentence) {
        Javadoc javadoc = new Javadoc()
                .paragraph(sentence)
                .prose(OperationJavadoc.sentence(one.response().description().strip()));
        List<String> components = new ArrayList<>();
        List<String> required = new ArrayList<>();
        List<String> checks = new ArrayList<>();
        if (one.namesStatus()) {
            String written = one.response().written();
            javadoc.tag("@param status", "from " + StatusNames.least(written) + " to " + StatusNames.most(written));
            components.add("int status");
            checks.add(
                    "if (status < " + StatusNames.least(written) + " || status > " + StatusNames.most(written) + ") {");
            checks.add("throw new IllegalArgumentException(\"a status of " + written + " is wanted, not \" + status);");
            checks.add("}");
        }
        BodyVariant body = one.body();
        if (body != null) {
            javadoc.tag("@param body", "the content" + chosen(one));
            components.add(bodies.returned(body) + " body");
            if (body.events()
                    || !body.use().nullable() && !types.primitive(body.use().type())) {
                required.add("body");
            }
        }
        if (one.namesMediaType()) {
            javadoc.tag(
                    "@param mediaType",
                    "what the content is: "
                            + one.mediaTypes().stream()
                                    .map(mediaType -> "`" + mediaType + "`")
                                    .collect(Collectors.joining(", ")));
            components.add("String mediaType");
            required.add("mediaType");
        }
        for (HandlerReturn.HeaderPart part : one.headers()) {
            Header header = part.header();
            Type type = header.use().type();
            String words = OperationJavadoc.sentence(header.description().strip());
            javadoc.tag(
                    "@param " + part.name(),
                    ("The header `" + header.name() + "`. " + words + (header.required() ? "" : " Null omits it."))
                            .strip());
            components.add(
                    (header.required() ? types.plain(file, type) : types.nullable(file, type)) + " " + part.name());
            if (header.required()) {
                addRequired(required, type, part.name());
            }
        }
        file.javadoc(javadoc);
        if (required.isEmpty() && checks.isEmpty()) {
            file.call(head, components, tail + " {}");
            return;
        }
        file.call(head, components, tail + " {");
        writeCheck(head.substring(head.lastIndexOf(' ') + 1), required, checks);
        file.line("}");
    }

    private void addRequired(List<String> required, Type type, String component) {
        if (!types.primitive(type)) {
            required.add(component);
        }
    }

    /** The caller's preference selects among several serializations of the same value. */
    private static String chosen(HandlerReturn.Case one) {
        return one.mediaTypes().size() > 1 && !one.namesMediaType()
                ? ", written as the caller wants it most: "
                        + one.mediaTypes().stream()
                                .map(mediaType -> "`" + mediaType + "`")
                                .collect(Collectors.joining(", "))
                : "";
    }

    private void writeCheck(String record, List<String> required, List<String> checks) {
        Javadoc javadoc = new Javadoc().paragraph("Creates the response.");
        if (!required.isEmpty()) {
            javadoc.tag("@throws NullPointerException", "naming a part that must not be null and is");
        }
        if (!checks.isEmpty()) {
            javadoc.tag("@throws IllegalArgumentException", "when the status is none that the contract names");
        }
        file.javadoc(javadoc);
        file.line("public %s {", record).lines(checks);
        required.forEach(component ->
                file.line("%s.requireNonNull(%s, \"%s\");", file.use("java.util.Objects"), component, component));
        file.line("}");
    }
}
