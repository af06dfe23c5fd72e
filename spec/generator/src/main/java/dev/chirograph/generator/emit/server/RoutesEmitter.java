package dev.chirograph.generator.emit.server;

import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Javadoc;
import dev.chirograph.generator.java.SourceFile;
import java.util.List;

/** Generates the class that registers the routes of all operations. */
final class RoutesEmitter {
    private RoutesEmitter() {}

    static SourceFile emit(List<ServedTag> tags, Layout layout) {
        JavaFile file = new JavaFile(layout.apiPackage(), "Routes");
        String list = file.use(List.class);
        String route = file.use(layout.runtime("Route"));
        file.javadoc(new Javadoc().paragraph("Connects the operations with their handlers."));
        file.line("public final class Routes {").line("private Routes() {}").blank();
        Javadoc javadoc = new Javadoc().paragraph("Returns the routes of all operations, by tag.");
        tags.forEach(tag -> javadoc.tag(
                "@param " + tag.variable(), "serves the tag `" + tag.tag().name() + "`"));
        file.javadoc(javadoc.tag("@throws NullPointerException", "naming a handler that is null"));
        file.call(
                "public static " + list + "<" + route + "> of",
                tags.stream()
                        .map(tag -> file.use(layout.api(tag.handler())) + " " + tag.variable())
                        .toList(),
                " {");
        file.line("%s<%s> routes = new %s<>();", list, route, file.use("java.util.ArrayList"));
        for (ServedTag tag : tags) {
            file.line(
                    "routes.addAll(new %s(%s.requireNonNull(%s, \"%s\")).all());",
                    file.use(layout.api(tag.routes())), file.use("java.util.Objects"), tag.variable(), tag.variable());
        }
        return file.line("return %s.copyOf(routes);", list).line("}").line("}").finish();
    }
}
