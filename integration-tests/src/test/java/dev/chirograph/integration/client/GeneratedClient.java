package dev.chirograph.integration.client;

import dev.chirograph.generator.Generator;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.read.Document;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A generated client of a third-party document, on the published SDK, and a class that calls it. */
final class GeneratedClient {
    private static final Layout LAYOUT = new Layout(
            Layout.Half.CLIENT,
            "wild.model",
            "wild.codec",
            "wild.api",
            "wild.json",
            Layout.of(Layout.Half.CLIENT).runtimePackage(),
            Layout.of(Layout.Half.CLIENT).callPackage());

    private GeneratedClient() {}

    /** Compiles it for Java 17 with warnings as errors, and loads the class {@code wild.Scenes}. */
    @SuppressWarnings("unchecked")
    static BiFunction<String, URI, String> of(String document, String scenes, Path folder) throws Exception {
        Path sources = folder.resolve("sources");
        new Generator(LAYOUT).generate(Document.parse(document), sources);
        Files.writeString(sources.resolve("wild/Scenes.java"), scenes);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        compile(sources, classes);
        URL[] urls = {classes.toUri().toURL()};
        ClassLoader loader = new URLClassLoader(urls, GeneratedClient.class.getClassLoader());
        return (BiFunction<String, URI, String>)
                loader.loadClass("wild.Scenes").getDeclaredConstructor().newInstance();
    }

    private static void compile(Path sources, Path classes) throws IOException {
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var options = List.of(
                "--release",
                "17",
                "-Xlint:all,-path,-classfile,-processing",
                "-Xdoclint:all,-missing",
                "-Werror",
                "-proc:none",
                "-d",
                classes.toString(),
                "--class-path",
                System.getProperty("java.class.path"));
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null);
                Stream<Path> files = Files.walk(sources)) {
            List<Path> java =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            if (!compiler.getTask(null, manager, diagnostics, options, null, manager.getJavaFileObjectsFromPaths(java))
                    .call()) {
                throw new AssertionError(diagnostics.getDiagnostics());
            }
        }
    }
}
