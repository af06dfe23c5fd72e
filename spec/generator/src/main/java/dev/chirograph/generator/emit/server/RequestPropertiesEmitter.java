package dev.chirograph.generator.emit.server;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.model.RequestProperty;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Javadoc;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** Generates the list of all properties in requests, for a test that the application reads them. */
final class RequestPropertiesEmitter {
    /** The maximum number in a method, which is limited to 64 KB. */
    private static final int PART = 1_000;

    private final Contract contract;
    private final List<ServedTag> tags;
    private final Layout layout;

    RequestPropertiesEmitter(Contract contract, List<ServedTag> tags, Layout layout) {
        this.contract = contract;
        this.tags = tags;
        this.layout = layout;
    }

    SourceFile emit() {
        JavaFile file = new JavaFile(layout.apiPackage(), "RequestProperties");
        String list = file.use(List.class);
        String lines = file.use(ArrayList.class);
        List<String> all = lines();
        file.javadoc(
                new Javadoc()
                        .paragraph(
                                "The properties and parameters of requests, for a test that the application uses all of them."));
        file.line("public final class RequestProperties {");
        file.javadoc(new Javadoc().paragraph("The packages of the models and their codecs."));
        file.line(
                        "public static final %s<String> GENERATED = %s.of(%s, %s);",
                        list, list, Names.literal(layout.modelPackage()), Names.literal(layout.codecPackage()))
                .blank()
                .line("private RequestProperties() {}")
                .blank();
        file.javadoc(new Javadoc()
                .paragraph("Returns a line for each property and parameter: the class and its accessor, or the handler,"
                        + " its method and the argument's index and name; then its place in the document."));
        file.line("public static %s<String> all() {", list).line("%s<String> all = new %s<>();", list, lines);
        int parts = (all.size() + PART - 1) / PART;
        for (int part = 0; part < parts; part++) {
            file.line("add%s(all);", part);
        }
        file.line("return all;").line("}");
        for (int part = 0; part < parts; part++) {
            file.blank().line("private static void add%s(%s<String> all) {", part, list);
            for (String line : all.subList(part * PART, Math.min(all.size(), part * PART + PART))) {
                file.line("all.add(" + Names.literal(line) + ");");
            }
            file.line("}");
        }
        return file.line("}").finish();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (ServedTag tag : tags) {
            for (ServedOperation operation : tag.operations()) {
                if (!operation.operation().protocol()) {
                    addArguments(lines, layout.api(tag.handler()) + "#" + operation.method() + ":", operation);
                }
            }
        }
        for (RequestProperty carried : RequestProperty.of(contract, layout)) {
            lines.add(layout.model(carried.model()) + "#" + carried.accessor() + " " + carried.pointer());
        }
        return lines;
    }

    /** The call context is the first argument. */
    private void addArguments(List<String> lines, String method, ServedOperation served) {
        int index = 1;
        String parameters = served.parameters();
        for (HandlerArgument argument : served.arguments()) {
            String reader = parameters == null
                    ? method + index++ + ":" + argument.name()
                    : layout.api(parameters) + "#" + argument.name();
            lines.add(reader + " " + argument.parameter().pointer());
        }
        if (served.body() != null) {
            lines.add(method + (parameters == null ? index : 2) + ":"
                    + served.body().name() + " " + served.body().body().pointer());
        }
    }
}
