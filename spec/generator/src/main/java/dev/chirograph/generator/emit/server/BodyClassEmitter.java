package dev.chirograph.generator.emit.server;

import dev.chirograph.generator.emit.BodyVariant;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Javadoc;
import dev.chirograph.generator.java.SourceFile;
import java.util.stream.Collectors;

/** Generates the handler's argument type for a body with several Java types. */
final class BodyClassEmitter {
    private BodyClassEmitter() {}

    static SourceFile emit(ServedOperation operation, ServedOperation.BodyArgument body, String name, Layout layout) {
        JavaFile file = new JavaFile(layout.apiPackage(), name);
        body.alternatives().forEach(each -> file.reserve(each.name()));
        BodyEmitter bodies = new BodyEmitter(file, layout);
        file.javadoc(new Javadoc()
                .paragraph("The body of " + Javadoc.code(operation.operation().id()) + ", by media type."));
        file.line("public sealed interface %s {", name);
        for (BodyVariant each : body.alternatives()) {
            file.blank();
            file.javadoc(new Javadoc()
                    .paragraph("A body of the media type "
                            + each.payloads().stream()
                                    .map(payload ->
                                            Javadoc.code(payload.content().mediaType()))
                                    .collect(Collectors.joining(" or "))
                            + ".")
                    .tag("@param body", "the content"));
            file.line("record %s(%s body) implements %s {}", each.name(), declared(each, bodies, file, layout), name);
        }
        return file.line("}").finish();
    }

    private static String declared(BodyVariant each, BodyEmitter bodies, JavaFile file, Layout layout) {
        // A string of events in a request is an ordinary string.
        return each.events() ? "String" : bodies.declared(each.use());
    }
}
