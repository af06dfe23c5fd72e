package dev.chirograph.generator.emit.model;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.SupportClasses;
import dev.chirograph.generator.java.SourceFile;
import dev.chirograph.generator.read.Document;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The models and codecs of a half, compiled for Java 17 with every warning as an error, and called by their names. */
final class Models {
    private final Layout layout;
    private final ClassLoader loader;

    private Models(Layout layout, ClassLoader loader) {
        this.layout = layout;
        this.loader = loader;
    }

    static Models compile(Layout.Half half, Document document, Path folder) throws Exception {
        return compile(half, document.contract(), folder);
    }

    static Models compile(Layout.Half half, Contract contract, Path folder) throws Exception {
        return compile(Layout.of(half), contract, folder);
    }

    static Models compile(Layout layout, Contract contract, Path folder) throws Exception {
        List<SourceFile> files = new ArrayList<>(SupportClasses.emit(layout));
        files.addAll(ModelEmitter.emit(contract, layout));
        String path = Stream.of(JsonValue.class, Nullable.class)
                .map(Models::home)
                .collect(Collectors.joining(System.getProperty("path.separator")));
        compile(
                files,
                List.of(
                        "--release",
                        "17",
                        "-Xlint:all",
                        "-Werror",
                        "-proc:none",
                        "--class-path",
                        path,
                        "-d",
                        folder.toString()));
        URL[] classes = {folder.toUri().toURL()};
        return new Models(layout, new URLClassLoader(classes, Models.class.getClassLoader()));
    }

    /** Reads as a client does. */
    Object read(String type, String json) throws Exception {
        return invoke(json("decode", 2), null, codec(type), bytes(json));
    }

    /** Reads as a server does; gives what is broken, each as {@code pointer: message}. */
    List<String> broken(String type, String json) throws Exception {
        Class<?> violations = loader.loadClass(layout.support("Violations"));
        Object collected = violations.getConstructor().newInstance();
        Object value = invoke(json("decode", 3), null, codec(type), bytes(json), collected);
        List<String> broken = new ArrayList<>();
        for (Object violation : (List<?>) get(collected, "list")) {
            broken.add(get(violation, "pointer") + ": " + get(violation, "message"));
        }
        if (broken.isEmpty() == (value == null)) {
            throw new AssertionError("read " + value + " with " + broken);
        }
        return broken;
    }

    /** Reads as a server does what breaks nothing. */
    Object readStrictly(String type, String json) throws Exception {
        Object collected =
                loader.loadClass(layout.support("Violations")).getConstructor().newInstance();
        Object value = invoke(json("decode", 3), null, codec(type), bytes(json), collected);
        if (value == null) {
            throw new AssertionError(get(collected, "list"));
        }
        return value;
    }

    String write(String type, Object value) throws Exception {
        return new String((byte[]) invoke(json("encode", 2), null, codec(type), value), StandardCharsets.UTF_8);
    }

    /** Calls a method without parameters. */
    static @Nullable Object get(Object object, String method) throws Exception {
        return invoke(object.getClass().getMethod(method), object);
    }

    /** Starts a builder. */
    Object builder(String type) throws Exception {
        return invoke(loader.loadClass(layout.model(type)).getMethod("builder"), null);
    }

    /** Calls the method that adds an unknown member. */
    static Object putUnknown(Object builder, String name, JsonValue value) throws Exception {
        return invoke(
                builder.getClass().getMethod("putUnknownProperty", String.class, JsonValue.class),
                builder,
                name,
                value);
    }

    /** Calls a setter, or any method of one parameter. */
    static Object set(Object builder, String method, @Nullable Object value) throws Exception {
        Method setter = Arrays.stream(builder.getClass().getMethods())
                .filter(each -> each.getName().equals(method) && each.getParameterCount() == 1)
                .findFirst()
                .orElseThrow();
        return invoke(setter, builder, value);
    }

    /** The class of a model, or of a record within it: {@code Pet$TextCase}. */
    Class<?> model(String name) throws Exception {
        return loader.loadClass(layout.model(name));
    }

    /** Creates a value of an enum. */
    Object value(String type, String value) throws Exception {
        return invoke(loader.loadClass(layout.model(type)).getMethod("of", String.class), null, value);
    }

    private Object codec(String type) throws Exception {
        return loader.loadClass(layout.codec(type)).getField("INSTANCE").get(null);
    }

    private Method json(String name, int parameters) throws Exception {
        return Arrays.stream(loader.loadClass(layout.support("Json")).getMethods())
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == parameters)
                .findFirst()
                .orElseThrow();
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable Object invoke(Method method, @Nullable Object object, @Nullable Object... arguments)
            throws Exception {
        try {
            return method.invoke(object, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw e;
        }
    }

    private static void compile(List<SourceFile> files, List<String> options) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(diagnostics, null, null)) {
            List<InMemory> units = files.stream().map(InMemory::new).toList();
            if (!compiler.getTask(null, manager, diagnostics, options, null, units)
                    .call()) {
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

    private static String home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
