package dev.chirograph.integration.contract;

import dev.chirograph.generator.Generator;
import dev.chirograph.integration.JavaProgram;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.server.api.Operations;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** Code of a changed copy of the project, compiled in the test. */
class Compiled {
    /** The libraries of all modules, without the modules' own classes, which are those of the unchanged project. */
    private static final List<Path> LIBRARIES = Arrays.stream(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(entry -> Stream.of(Generator.class, Operations.class, ChirographClient.class)
                    .map(Compiled::home)
                    .noneMatch(entry::equals))
            .filter(Files::exists)
            .toList();

    private final String release;
    private final Path classes;
    private final List<String> errors;

    /**
     * Compiles sources.
     *
     * @param release the Java version
     * @param classes the folder for the class files, which may have resources already
     */
    Compiled(String release, List<Path> sources, Path classes) throws IOException {
        this.release = release;
        this.classes = Files.createDirectories(classes);
        this.errors = compile(release, sources, LIBRARIES, classes);
    }

    /** Returns the compiler's errors, each as {@code file: message}; empty if the code compiles. */
    List<String> errors() {
        return errors;
    }

    /** Returns the folder of the compiled classes. */
    Path classes() {
        return classes;
    }

    /** Returns the compiler's errors in public classes that use the code. */
    List<String> errorsOf(String... sources) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String source : sources) {
            Path folder = Files.createDirectories(classes.resolveSibling("use"));
            files.add(Files.writeString(folder.resolve(name(source) + ".java"), source));
        }
        return compile(release, files, libraries(), classes);
    }

    /** Compiles public classes that use the code, and returns the result of the static method {@code run} of the last one. */
    Object run(String... sources) throws Exception {
        return call(compiled(sources), "run", List.of());
    }

    /** Compiles public classes that use the code, and returns what the last one prints in a separate process. */
    String output(String... sources) throws Exception {
        return JavaProgram.output(classPath(libraries()), compiled(sources), classes.getParent());
    }

    /** Compiles public classes that use the code without errors, and returns the name of the last one. */
    private String compiled(String... sources) throws IOException {
        List<String> refused = errorsOf(sources);
        if (!errors.isEmpty() || !refused.isEmpty()) {
            throw new AssertionError("does not compile: " + errors + refused);
        }
        return name(sources[sources.length - 1]);
    }

    /**
     * Calls a public static method of the code.
     *
     * @param parameters the types of its parameters, which are the JDK's
     */
    Object call(String className, String method, List<Class<?>> parameters, Object... arguments) throws Exception {
        URL[] urls = new URL[libraries().size()];
        for (int index = 0; index < urls.length; index++) {
            urls[index] = libraries().get(index).toUri().toURL();
        }
        // The class loader of this test has the classes of the unchanged project; the platform's has none.
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            // JSON-P finds its implementation with the context class loader.
            Thread.currentThread().setContextClassLoader(loader);
            return loader.loadClass(className)
                    .getMethod(method, parameters.toArray(new Class<?>[0]))
                    .invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static String name(String source) {
        return source.replaceFirst("(?s).*?public class (\\w+).*", "$1");
    }

    private static String classPath(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private List<Path> libraries() {
        return Stream.concat(Stream.of(classes), LIBRARIES.stream()).toList();
    }

    /** Copies a file, or a folder with all that is in it. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.toAbsolutePath().getParent());
                Files.copy(file, target);
            }
        }
    }

    /** Returns the Java files below a folder. */
    static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static List<String> compile(String release, List<Path> sources, List<Path> libraries, Path classes)
            throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> options = List.of(
                "--release",
                release,
                "-proc:none",
                "-Xmaxerrs",
                "1000",
                "--class-path",
                classPath(libraries),
                "-d",
                classes.toString());
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            compiler.getTask(null, manager, diagnostics, options, null, manager.getJavaFileObjectsFromPaths(sources))
                    .call();
        }
        // Warnings are errors only in the builds of the modules, which configure exceptions for their libraries.
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(Compiled::words)
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
