package dev.chirograph.integration.contract;

import dev.chirograph.generator.Generator;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.read.Document;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.server.runtime.Operation;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** One half of a contract: generated and handwritten code, compiled together. */
final class Half {
    /** The libraries of the halves, without the halves' own classes of the unchanged document. */
    private static final List<Path> LIBRARIES = Arrays.stream(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(entry -> Stream.of(Generator.class, Operation.class, ChirographClient.class)
                    .map(Half::home)
                    .noneMatch(entry::equals))
            .filter(Files::exists)
            .toList();

    private final String release;
    private final Path generated;
    private final Path classes;
    private final List<String> errors;

    private Half(String release, Path generated, Path classes, List<String> errors) {
        this.release = release;
        this.generated = generated;
        this.classes = classes;
        this.errors = errors;
    }

    static Half build(Layout.Half half, String release, Document document, Path module, Path folder) throws Exception {
        Path home = folder.resolve(half.name().toLowerCase(Locale.ROOT));
        Path generated = home.resolve("generated");
        new Generator(Layout.of(half)).generate(document, generated);
        List<Path> sources = Stream.concat(
                        sources(generated),
                        sources(module.resolve("src/main/java")).filter(Half::noModule))
                .toList();
        Path classes = Files.createDirectories(home.resolve("classes"));
        return new Half(release, generated, classes, compile(release, sources, LIBRARIES, classes));
    }

    /** The compiler's errors in the half, each as {@code file: message}; empty if it compiles. */
    List<String> errors() {
        return errors;
    }

    /** Returns the compiler's errors in a class that uses the half. */
    List<String> errorsOf(String source) throws IOException {
        return compile(release, List.of(written(source)), libraries(), classes);
    }

    /** Compiles a class {@code Use}, which may use the half, and returns the result of its static method {@code run}. */
    Object run(String source) throws Exception {
        List<String> refused = errorsOf(source);
        if (!errors.isEmpty() || !refused.isEmpty()) {
            throw new AssertionError("does not compile: " + errors + refused);
        }
        URL[] urls = new URL[libraries().size()];
        for (int index = 0; index < urls.length; index++) {
            urls[index] = libraries().get(index).toUri().toURL();
        }
        // The class loader of this test has the halves of the unchanged document; the platform's has none.
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            // JSON-P finds its implementation with the context class loader.
            Thread.currentThread().setContextClassLoader(loader);
            return loader.loadClass("Use").getMethod("run").invoke(null);
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** Returns the source of a generated class. */
    String source(String qualifiedName) throws IOException {
        return Files.readString(generated.resolve(qualifiedName.replace('.', '/') + ".java"));
    }

    private List<Path> libraries() {
        return Stream.concat(Stream.of(classes), LIBRARIES.stream()).toList();
    }

    private Path written(String source) throws IOException {
        Path file = Files.createDirectories(classes.resolveSibling("use")).resolve("Use.java");
        return Files.writeString(file, source);
    }

    private static Stream<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        }
    }

    /** Compiled on the class path, as the tests of other modules are. */
    private static boolean noModule(Path source) {
        return !source.endsWith("module-info.java");
    }

    private static List<String> compile(String release, List<Path> sources, List<Path> libraries, Path classes)
            throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        String path = libraries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        List<String> options = List.of(
                "--release",
                release,
                "-proc:none",
                "-Xmaxerrs",
                "1000",
                "--class-path",
                path,
                "-d",
                classes.toString());
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            compiler.getTask(null, manager, diagnostics, options, null, manager.getJavaFileObjectsFromPaths(sources))
                    .call();
        }
        // Warnings are errors only in the builds of the modules, which configure exceptions for their libraries.
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(Half::words)
                .toList();
    }

    private static String words(Diagnostic<? extends JavaFileObject> diagnostic) {
        JavaFileObject source = diagnostic.getSource();
        String file = source == null ? "" : Path.of(source.getName()).getFileName() + ": ";
        return file + diagnostic.getMessage(Locale.ROOT).replaceAll("\\s+", " ");
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
