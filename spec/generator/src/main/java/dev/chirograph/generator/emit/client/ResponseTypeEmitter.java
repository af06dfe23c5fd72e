package dev.chirograph.generator.emit.client;

import dev.chirograph.generator.emit.BodyContent;
import dev.chirograph.generator.emit.JavaTypes;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.OperationJavadoc;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Javadoc;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Generates the type of responses whose bodies differ by status. */
final class ResponseTypeEmitter {
    private ResponseTypeEmitter() {}

    static SourceFile emit(ClientOperation operation, String type, Layout layout) {
        JavaFile file = new JavaFile(layout.apiPackage(), type).reserve("Other");
        Map<ReturnShape.Case, String> names = names(operation.returnShape());
        names.values().forEach(file::reserve);
        file.javadoc(new Javadoc()
                .paragraph("What "
                        + Javadoc.code(operation.operation().id())
                        + " answers, by the status. A later version may answer more: {@link Other}."));
        file.line("public sealed interface %s {", type);
        names.forEach((one, name) -> {
            String words =
                    OperationJavadoc.sentence(one.response().description().strip());
            Javadoc javadoc =
                    new Javadoc().prose("`" + one.response().written() + "`" + (words.isEmpty() ? "." : ": " + words));
            if (one.payload() != null) {
                String maybe = one.payload().use().nullable() ? "may be null" : "never null";
                javadoc.tag("@param value", "what was answered, " + maybe);
            }
            file.blank().javadoc(javadoc);
            file.line("record %s(%s) implements %s {}", name, component(file, layout, one), type);
        });
        file.blank()
                .javadoc(new Javadoc()
                        .paragraph("Another status.")
                        .tag("@param status", "from 200 to 299")
                        .tag("@param mediaType", "as `Content-Type` says it, empty when it does not")
                        .tag("@param content", "the body, empty when there is none"))
                .line("record Other(int status, String mediaType, byte[] content) implements %s {}", type);
        return file.line("}").finish();
    }

    /** The statements that read each response as its own record. */
    static List<String> reading(JavaFile file, Layout layout, ReturnShape returnShape, String type) {
        List<String> statements = new ArrayList<>();
        names(returnShape).forEach((one, name) -> {
            String written = one.response().written();
            String value = one.payload() == null
                    ? ""
                    : reader(file, layout, one.payload()) + ".read(status, mediaType, content)";
            String made = "return new " + type + "." + name + "(" + value + ");";
            if (written.equals("default")) {
                statements.add(made);
            } else {
                statements.add(
                        written.matches("\\d+")
                                ? "if (status == " + written + ") {"
                                : "if (status / 100 == " + written.charAt(0) + ") {");
                statements.add(made);
                statements.add("}");
            }
        });
        if (returnShape.cases().stream()
                .noneMatch(one -> one.response().written().equals("default"))) {
            statements.add("return new " + type + ".Other(status, mediaType, content);");
        }
        return statements;
    }

    private static String reader(JavaFile file, Layout layout, BodyContent payload) {
        String reader = ResponseReaderEmitter.reader(file, layout, payload);
        if (reader.startsWith("(")) {
            reader = "((" + file.use(layout.call("ResponseReader")) + "<"
                    + new JavaTypes(layout).boxed(file, payload.use().type()) + ">) " + reader + ")";
        }
        return payload.use().nullable() ? file.use(layout.call("Responses")) + ".maybe(" + reader + ")" : reader;
    }

    /** The records in matching order, exact statuses first. */
    private static Map<ReturnShape.Case, String> names(ReturnShape returnShape) {
        Map<ReturnShape.Case, String> names = new LinkedHashMap<>();
        for (String pattern : List.of("\\d+", "\\d.*\\D", "default")) {
            returnShape.cases().stream()
                    .filter(one -> one.response().written().matches(pattern))
                    .forEach(one ->
                            names.put(one, Names.type("status " + one.response().written())));
        }
        return names;
    }

    private static String component(JavaFile file, Layout layout, ReturnShape.Case one) {
        if (one.payload() == null) {
            return "";
        }
        JavaTypes types = new JavaTypes(layout);
        return (one.payload().use().nullable()
                        ? types.nullable(file, one.payload().use().type())
                        : types.plain(file, one.payload().use().type()))
                + " value";
    }
}
