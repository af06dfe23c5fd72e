package dev.chirograph.generator.diff;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Type;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The named types of a contract, including those that only protocols see. */
final class NamedTypes {
    private final Map<String, Declaration> declarations = new HashMap<>();
    private final Map<String, String> classes;

    NamedTypes(Contract contract, Map<String, String> classes) {
        this.classes = classes;
        contract.declarations().forEach(declaration -> declarations.put(declaration.name(), declaration));
        contract.protocolTypes().forEach(declaration -> declarations.put(declaration.name(), declaration));
    }

    boolean has(String name) {
        return declarations.containsKey(name);
    }

    /** Returns the name of the class for a type. */
    String className(String name) {
        return classes.getOrDefault(name, name);
    }

    /** Returns the target of a reference type; null if it is none. */
    @Nullable
    Declaration of(Type type) {
        return type instanceof Type.Reference reference ? declarations.get(reference.name()) : null;
    }
}
