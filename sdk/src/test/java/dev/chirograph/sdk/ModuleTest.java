package dev.chirograph.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleTest {
    private static final Path CLASSES = locationOf(ChirographClient.class);

    private final ModuleDescriptor module =
            ModuleFinder.of(CLASSES).find("dev.chirograph.sdk").orElseThrow().descriptor();
    private final Set<String> exported =
            module.exports().stream().map(ModuleDescriptor.Exports::source).collect(Collectors.toSet());

    @Test
    void moduleExportsPublicPackagesOnly() {
        assertEquals(
                Set.of(
                        "dev.chirograph.sdk",
                        "dev.chirograph.sdk.api",
                        "dev.chirograph.sdk.auth",
                        "dev.chirograph.sdk.engine",
                        "dev.chirograph.sdk.model",
                        "dev.chirograph.sdk.transport"),
                exported);
        assertEquals(Set.of(), module.opens());
    }

    @Test
    void moduleRequiresOnlyJakartaJsonAtRunTime() {
        assertEquals(
                Set.of("java.base", "java.net.http", "jakarta.json"),
                module.requires().stream()
                        .filter(required -> !required.modifiers().contains(Modifier.STATIC))
                        .map(ModuleDescriptor.Requires::name)
                        .collect(Collectors.toSet()));
    }

    @Test
    void publicApiUsesExportedTypesOnly() {
        Set<String> hidden = new TreeSet<>();
        List<Class<?>> classes = exportedClasses();

        for (Class<?> type : classes) {
            for (Member member : members(type)) {
                for (Class<?> mentioned : mentioned(member)) {
                    if (isHidden(mentioned)) {
                        hidden.add(member.getDeclaringClass().getSimpleName() + " mentions " + mentioned.getName());
                    }
                }
            }
        }

        assertFalse(classes.isEmpty());
        assertEquals(Set.of(), hidden);
    }

    @Test
    void userModuleCompilesWithTheSdkAndJakartaJsonOnly(@TempDir Path folder) throws Exception {
        Path descriptor =
                Files.writeString(folder.resolve("module-info.java"), "module user { requires dev.chirograph.sdk; }");
        Path program = Files.writeString(folder.resolve("Program.java"), """
                package user;
                class Program {
                    dev.chirograph.sdk.model.Item first(dev.chirograph.sdk.ChirographClient chirograph) {
                        return chirograph.items().list().iterator().next();
                    }
                }
                """);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            Iterable<? extends JavaFileObject> sources = files.getJavaFileObjects(descriptor, program);
            List<String> options = List.of(
                    "-Xlint:all",
                    "-Werror",
                    "-d",
                    folder.toString(),
                    "--module-path",
                    CLASSES + System.getProperty("path.separator") + locationOf(JsonValue.class));

            boolean compiles =
                    compiler.getTask(said, files, null, options, null, sources).call();

            assertEquals("true ", compiles + " " + said);
        }
    }

    private List<Class<?>> exportedClasses() {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            List<Class<?>> classes = new ArrayList<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = CLASSES.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), ".");
                Class<?> type = name.startsWith("module-info") ? null : load(name.substring(0, name.length() - 6));
                if (type != null && exported.contains(type.getPackageName()) && isVisible(type.getModifiers())) {
                    classes.add(type);
                }
            }
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Member> members(Class<?> type) {
        List<Member> members = new ArrayList<>(List.of(type.getDeclaredConstructors()));
        members.addAll(List.of(type.getDeclaredMethods()));
        members.addAll(List.of(type.getDeclaredFields()));
        members.removeIf(member -> !isVisible(member.getModifiers()) || member.isSynthetic());
        return members;
    }

    private static List<Class<?>> mentioned(Member member) {
        List<Class<?>> types = new ArrayList<>();
        if (member instanceof Executable executable) {
            types.addAll(List.of(executable.getParameterTypes()));
            types.addAll(List.of(executable.getExceptionTypes()));
        }
        if (member instanceof Method method) {
            types.add(method.getReturnType());
        } else if (member instanceof Field field) {
            types.add(field.getType());
        } else if (!(member instanceof Constructor)) {
            throw new AssertionError(member);
        }
        return types;
    }

    private boolean isHidden(Class<?> type) {
        Class<?> element = type.isArray() ? type.getComponentType() : type;
        return element.getName().startsWith("dev.chirograph.")
                && !(exported.contains(element.getPackageName()) && isVisible(element.getModifiers()));
    }

    private static boolean isVisible(int modifiers) {
        return java.lang.reflect.Modifier.isPublic(modifiers) || java.lang.reflect.Modifier.isProtected(modifiers);
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ModuleTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Path locationOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
