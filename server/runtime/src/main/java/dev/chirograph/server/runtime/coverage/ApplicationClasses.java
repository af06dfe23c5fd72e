package dev.chirograph.server.runtime.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The compiled classes of an application, and the accessors and arguments that they use. */
final class ApplicationClasses {
    /** The classes by internal name. */
    private final Map<String, ClassModel> classes = new HashMap<>();
    /** The methods that classes call or refer to, such as {@code com/example/Book#note}. */
    private final Set<String> called = new HashSet<>();

    /** An implementation of a handler's method, and the index of its parameter that is the handler's first. */
    private record Served(ClassModel owner, MethodModel method, int first) {}

    private ApplicationClasses() {}

    static ApplicationClasses read(List<String> generated, List<Class<?>> application) {
        ApplicationClasses read = new ApplicationClasses();
        Set<Path> places = new HashSet<>();
        for (Class<?> each : application) {
            Path place = place(each);
            if (places.add(place)) {
                read.addAll(place, generated);
            }
        }
        return read;
    }

    /** Returns whether the application reads a value. */
    boolean read(Carried carried) {
        return switch (carried) {
            case Carried.Property property -> called.contains(internal(property.owner()) + "#" + property.accessor());
            case Carried.Argument argument -> serving(argument).stream().anyMatch(served -> loads(served, argument));
        };
    }

    private static Path place(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalArgumentException(type + " is not in a folder or a jar; name a class of the application");
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(type + " comes from " + source.getLocation(), e);
        }
    }

    private void addAll(Path place, List<String> generated) {
        try {
            if (Files.isDirectory(place)) {
                addBelow(place, generated);
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(place)) {
                    addBelow(jar.getPath("/"), generated);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the classes of " + place, e);
        }
    }

    private void addBelow(Path folder, List<String> generated) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(file -> file.toString().endsWith(".class")).toList();
        }
        for (Path file : files) {
            ClassModel model = ClassFile.of().parse(Files.readAllBytes(file));
            String name = model.thisClass().asInternalName();
            String packageName =
                    name.substring(0, Math.max(0, name.lastIndexOf('/'))).replace('/', '.');
            if (!model.isModuleInfo() && !generated.contains(packageName)) {
                add(name, model);
            }
        }
    }

    /** The constant pool contains all methods that are called or referred to by handles. */
    private void add(String name, ClassModel model) {
        classes.put(name, model);
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof MemberRefEntry reference) {
                called.add(reference.owner().asInternalName() + "#"
                        + reference.name().stringValue());
            }
        }
    }

    private List<Served> serving(Carried.Argument argument) {
        String handler = internal(argument.owner());
        List<Served> serving = new ArrayList<>();
        for (Map.Entry<String, ClassModel> each : classes.entrySet()) {
            if (implementing(each.getKey(), handler)) {
                addInherited(each.getKey(), argument.method(), serving);
            }
            forEachLambda(each.getValue(), handler, (lambda, taken) -> {
                ClassModel owner = classes.get(internal(lambda.owner()));
                if (owner != null) {
                    methods(owner, lambda.methodName())
                            .filter(method -> method.methodType().equalsString(lambda.lookupDescriptor()))
                            .forEach(method -> serving.add(new Served(owner, method, taken)));
                }
            });
        }
        return serving;
    }

    private boolean implementing(String name, String handler) {
        ClassModel model = classes.get(name);
        return model != null
                && (model.interfaces().stream()
                                .map(ClassEntry::asInternalName)
                                .anyMatch(each -> each.equals(handler) || implementing(each, handler))
                        || model.superclass()
                                .filter(parent -> implementing(parent.asInternalName(), handler))
                                .isPresent());
    }

    /** A class may inherit the method; a compiler-generated bridge only passes all arguments on. */
    private void addInherited(String name, String method, List<Served> serving) {
        for (ClassModel model = classes.get(name); model != null; ) {
            ClassModel owner = model;
            List<MethodModel> own = methods(owner, method)
                    .filter(each -> !each.flags().has(AccessFlag.BRIDGE))
                    .toList();
            own.forEach(each -> serving.add(new Served(owner, each, 0)));
            model = own.isEmpty()
                    ? owner.superclass()
                            .map(parent -> classes.get(parent.asInternalName()))
                            .orElse(null)
                    : null;
        }
    }

    private static Stream<MethodModel> methods(ClassModel owner, String name) {
        return owner.methods().stream()
                .filter(method ->
                        method.methodName().equalsString(name) && method.code().isPresent());
    }

    /** Returns the methods behind lambdas that implement a handler, with the number of captured values of each. */
    private static void forEachLambda(
            ClassModel model, String handler, BiConsumer<DirectMethodHandleDesc, Integer> consumer) {
        for (MethodModel method : model.methods()) {
            method.code()
                    .ifPresent(code -> code.forEach(element -> {
                        if (element instanceof InvokeDynamicInstruction dynamic
                                && internal(dynamic.typeSymbol().returnType()).equals(handler)) {
                            for (ConstantDesc constant : dynamic.bootstrapArgs()) {
                                if (constant instanceof DirectMethodHandleDesc lambda) {
                                    boolean fixed = lambda.kind() == DirectMethodHandleDesc.Kind.STATIC
                                            || lambda.kind() == DirectMethodHandleDesc.Kind.INTERFACE_STATIC;
                                    int taken = dynamic.typeSymbol().parameterCount();
                                    consumer.accept(lambda, fixed ? taken : Math.max(0, taken - 1));
                                }
                            }
                        }
                    }));
        }
    }

    private static boolean loads(Served served, Carried.Argument argument) {
        List<ClassDesc> parameters = served.method.methodTypeSymbol().parameterList();
        int index = served.first + argument.index();
        if (index >= parameters.size()) {
            return false;
        }
        int slot = served.method.flags().has(AccessFlag.STATIC) ? 0 : 1;
        for (ClassDesc before : parameters.subList(0, index)) {
            slot += TypeKind.from(before).slotSize();
        }
        int variable = slot;
        return served.method
                .code()
                .orElseThrow()
                .elementStream()
                .anyMatch(element -> element instanceof LoadInstruction load && load.slot() == variable);
    }

    private static String internal(String name) {
        return name.replace('.', '/');
    }

    private static String internal(ClassDesc type) {
        String descriptor = type.descriptorString();
        return type.isClassOrInterface() ? descriptor.substring(1, descriptor.length() - 1) : descriptor;
    }
}
