package dev.chirograph.generator.emit;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.emit.client.ClientEmitter;
import dev.chirograph.generator.emit.model.ModelEmitter;
import dev.chirograph.generator.emit.server.ServerEmitter;
import dev.chirograph.generator.java.SourceFile;
import dev.chirograph.generator.read.Document;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** A half of a contract, by default of {@code shelf.yaml}, compiled against small stand-ins for the hand-written runtimes. */
public final class CompiledHalf {
    private final Layout layout;
    private final List<SourceFile> sources;
    /** Whether classes that call what was emitted are compiled with it. */
    private final boolean driven;

    private CompiledHalf(Layout layout, List<SourceFile> sources, boolean driven) {
        this.layout = layout;
        this.sources = sources;
        this.driven = driven;
    }

    /** Emits a half of the contract {@code shelf.yaml}. */
    public static CompiledHalf of(Layout.Half half) {
        return of(half, resource("shelf.yaml"), true);
    }

    /** Emits a half of a contract that nothing calls: it is enough that it compiles. */
    public static CompiledHalf of(Layout.Half half, Path contractFile) {
        return of(half, contractFile, false);
    }

    private static CompiledHalf of(Layout.Half half, Path contractFile, boolean driven) {
        Layout layout = new Layout(half, "api.model", "api.codec", "api", "standin.json", "standin", "standin.call");
        Contract contract = document(contractFile).contract();
        List<SourceFile> sources = new ArrayList<>();
        sources.addAll(SupportClasses.emit(layout));
        sources.addAll(ModelEmitter.emit(contract, layout));
        sources.addAll(
                half == Layout.Half.SERVER
                        ? ServerEmitter.emit(contract, layout)
                        : ClientEmitter.emit(contract, layout));
        return new CompiledHalf(layout, sources, driven);
    }

    /** The files that were emitted. */
    public List<SourceFile> sources() {
        return sources;
    }

    /** The text of one of them. */
    public String source(String path) {
        return sources.stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow()
                .text();
    }

    /**
     * Compiles the half with every warning as an error, and loads a class of it.
     *
     * @param release for which Java
     * @param more further sources, such as a module's declaration
     */
    public Class<?> load(Path folder, String release, String className, SourceFile... more) throws Exception {
        List<SourceFile> all = new ArrayList<>(sources);
        all.addAll(read("standin"));
        if (driven) {
            all.addAll(read("driver"));
        }
        all.addAll(List.of(more));
        boolean module = Stream.of(more).anyMatch(file -> file.path().equals("module-info.java"));
        List<Path> jars = List.of(home(JsonValue.class), home(Nullable.class));
        String path = String.join(
                System.getProperty("path.separator"),
                jars.stream().map(Path::toString).toList());
        compile(
                all,
                List.of(
                        "--release",
                        release,
                        "-Xlint:all",
                        "-Xdoclint:all,-missing",
                        "-Werror",
                        "-proc:none",
                        module ? "--module-path" : "--class-path",
                        path,
                        "-d",
                        folder.toString()));
        URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, CompiledHalf.class.getClassLoader());
        return Class.forName(className, true, loader);
    }

    private static void compile(List<SourceFile> files, List<String> options) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(diagnostics, null, null)) {
            List<InMemory> units = files.stream().map(InMemory::new).toList();
            boolean good = compiler.getTask(null, manager, diagnostics, options, null, units)
                    .call();
            if (!good) {
                throw new AssertionError(diagnostics.getDiagnostics());
            }
        }
    }

    private static final class InMemory extends SimpleJavaFileObject {
        private final String text;

        InMemory(SourceFile file) {
            super(URI.create("memory:///" + file.path()), Kind.SOURCE);
            this.text = file.text();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static Document document(Path file) {
        try {
            return Document.load(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<SourceFile> read(String kind) throws IOException {
        Path folder = resource(kind + "/" + layout.half().name().toLowerCase(Locale.ROOT));
        List<SourceFile> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.sorted().toList()) {
                String text = Files.readString(file);
                String home =
                        text.substring("package ".length(), text.indexOf(';')).replace('.', '/');
                files.add(new SourceFile(home + "/" + file.getFileName(), text));
            }
        }
        return files;
    }

    public static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(CompiledHalf.class.getResource(name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Path home(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
