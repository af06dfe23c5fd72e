package dev.chirograph.integration.corpus;

import dev.chirograph.generator.Generator;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.read.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * One generated half of a document in packages of its own, as in a third-party build, compiled against the runtime classes
 * of Chirograph's halves.
 *
 * @param seconds the duration of the generation in seconds, without the compiler
 */
record GeneratedHalf(
        String document, Layout.Half half, double seconds, long files, long lines, List<String> errors, int warnings) {

    /** Generates and compiles a half. */
    static GeneratedHalf of(Path document, Layout.Half half, Path folder) throws IOException {
        Path sources = folder.resolve("sources");
        long begin = System.nanoTime();
        new Generator(layout(half)).withoutSupport().generate(Document.load(document), sources);
        double seconds = (System.nanoTime() - begin) / 1e9;
        List<Path> files = sources(sources);
        long lines = 0;
        for (Path file : files) {
            try (Stream<String> text = Files.lines(file)) {
                lines += text.count();
            }
        }
        var diagnostics = compile(half, files, Files.createDirectories(folder.resolve("classes")));
        List<String> errors = diagnostics.stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> words(sources, diagnostic))
                .toList();
        String name = document.getFileName().toString();
        return new GeneratedHalf(name, half, seconds, files.size(), lines, errors, diagnostics.size() - errors.size());
    }

    /** Returns the packages of the generated code and of its runtime, as in a third-party build. */
    static Layout layout(Layout.Half half) {
        Layout own = Layout.of(half);
        return new Layout(
                half,
                "corpus.model",
                "corpus.codec",
                "corpus.api",
                own.supportPackage(),
                own.runtimePackage(),
                own.callPackage());
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static List<Diagnostic<? extends JavaFileObject>> compile(Layout.Half half, List<Path> files, Path classes)
            throws IOException {
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var options = List.of(
                "--release",
                half == Layout.Half.SERVER ? "25" : "17",
                // Warnings about third-party jars and their missing annotations are not tested here.
                "-Xlint:all,-path,-classfile,-processing",
                "-Xmaxerrs",
                "10000",
                "-Xmaxwarns",
                "10000",
                "-proc:none",
                "-d",
                classes.toString(),
                "--class-path",
                System.getProperty("java.class.path"));
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            compiler.getTask(null, manager, diagnostics, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
        }
        return diagnostics.getDiagnostics();
    }

    private static String words(Path folder, Diagnostic<? extends JavaFileObject> diagnostic) {
        JavaFileObject source = diagnostic.getSource();
        String place = source == null
                ? ""
                : folder.relativize(Path.of(source.getName())) + ":" + diagnostic.getLineNumber() + ": ";
        return place + diagnostic.getMessage(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
