package dev.chirograph.generator.emit.client;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.SecurityScheme;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.java.JavaFile;
import dev.chirograph.generator.java.Javadoc;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Generates the base class of the client with all groups. */
final class ApiGroupsEmitter {
    private ApiGroupsEmitter() {}

    static SourceFile emit(Contract contract, List<Group> groups, Layout layout) {
        JavaFile file = new JavaFile(layout.apiPackage(), "ApiGroups");
        String engine = file.use(layout.call("Engine"));
        file.javadoc(new Javadoc().paragraph("All groups of operations. Thread-safe."));
        file.line("public abstract class ApiGroups {");
        tokenUrl(contract).ifPresent(url -> {
            file.javadoc(new Javadoc().paragraph("The token endpoint in the API document, relative to the base URL."));
            file.line("protected static final String TOKEN_URL = %s;", Names.literal(url))
                    .blank();
        });
        groups.forEach(
                group -> file.line("private final %s %s;", file.use(layout.api(group.values())), group.accessor()));
        file.blank();
        file.javadoc(new Javadoc()
                .paragraph("Creates the groups for an engine, such as {@link " + layout.runtime("ApiClient")
                        + "#engine()}."));
        // Applications do not use the engine directly, so the client's module need not require it transitively.
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

    /** The token endpoint of a flow for clients that act for themselves, otherwise of any flow. */
    private static Optional<String> tokenUrl(Contract contract) {
        List<SecurityScheme.Flow> flows = contract.schemes().stream()
                .flatMap(scheme -> scheme.flows().stream())
                .filter(flow -> !flow.tokenUrl().isBlank())
                .toList();
        return Stream.concat(flows.stream().filter(flow -> flow.name().equals("clientCredentials")), flows.stream())
                .map(SecurityScheme.Flow::tokenUrl)
                .findFirst();
    }
}
