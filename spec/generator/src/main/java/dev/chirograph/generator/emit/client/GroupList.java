package dev.chirograph.generator.emit.client;

import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Javadoc;
import dev.chirograph.generator.java.SourceFile;
import java.util.List;

/** Writes the class that gives all groups, for the client to extend. */
final class GroupList {
    private GroupList() {}

    static SourceFile emit(List<Group> groups, Layout layout) {
        JavaFile file = new JavaFile(layout.apiPackage(), "ApiGroups");
        String engine = file.use(layout.call("Engine"));
        file.javadoc(new Javadoc().paragraph("All groups of operations. Safe for use by many threads."));
        file.line("public abstract class ApiGroups {");
        groups.forEach(
                group -> file.line("private final %s %s;", file.use(layout.api(group.values())), group.accessor()));
        file.blank();
        file.javadoc(new Javadoc()
                .paragraph("Makes the groups on an engine, which nobody but the client that extends this has."));
        // The engine's package is not exported, on purpose.
        file.line("@SuppressWarnings(\"exports\")").line("protected ApiGroups(%s engine) {", engine);
        groups.forEach(group ->
                file.line("this.%s = new %s(engine);", group.accessor(), file.use(layout.api(group.values()))));
        file.line("}");
        for (Group group : groups) {
            file.blank();
            String words = group.description().isBlank()
                    ? "Returns the operations on " + Javadoc.code(group.name()) + "."
                    : "Returns the operations on " + Javadoc.code(group.name()) + ": "
                            + Javadoc.escape(group.description().strip());
            file.javadoc(new Javadoc().paragraph(words));
            file.line("public final %s %s() {", file.use(layout.api(group.values())), group.accessor())
                    .line("return %s;", group.accessor())
                    .line("}");
        }
        return file.line("}").finish();
    }
}
