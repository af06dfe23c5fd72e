package dev.chirograph.integration.contract;

import dev.chirograph.generator.Generator;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.read.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One half of a contract: generated and handwritten code, compiled together. */
final class Half extends Compiled {
    private final Path generated;

    private Half(String release, List<Path> sources, Path generated, Path classes) throws IOException {
        super(release, sources, classes);
        this.generated = generated;
    }

    static Half build(Layout.Half half, String release, Document document, Path module, Path folder) throws Exception {
        Path home = folder.resolve(half.name().toLowerCase(Locale.ROOT));
        Path generated = home.resolve("generated");
        Generator generator = new Generator(Layout.of(half));
        // The server finds the JSON support in the runtime.
        (half == Layout.Half.SERVER ? generator.withoutSupport() : generator).generate(document, generated);
        List<Path> sources = Stream.concat(
                        sources(generated).stream(),
                        sources(module.resolve("src/main/java")).stream().filter(Half::noModule))
                .toList();
        Path classes = home.resolve("classes");
        Path resources = module.resolve("src/main/resources");
        if (Files.exists(resources)) {
            copy(resources, classes);
        }
        return new Half(release, sources, generated, classes);
    }

    /** Returns the source of a generated class. */
    String source(String qualifiedName) throws IOException {
        return Files.readString(generated.resolve(qualifiedName.replace('.', '/') + ".java"));
    }

    /** Compiled on the class path, as the tests of other modules are. */
    private static boolean noModule(Path source) {
        return !source.endsWith("module-info.java");
    }
}
