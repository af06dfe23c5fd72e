package dev.chirograph.generator.read;

import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.java.Names;
import dev.chirograph.generator.java.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The named types so far, and the names of those to come. */
final class Declarations {
    /** Pointer of a schema that has a name in the document, to its class name. */
    private final Map<String, String> names = new HashMap<>();

    private final Scope scope = Scope.ofTypes();
    private final Map<String, Declaration> declared = new LinkedHashMap<>();

    /** Gives the schemas below {@code components} their names before any other, so that these stay when others come. */
    Declarations(Source source) {
        Node components = source.root().child("components");
        Node schemas = components == null ? null : components.child("schemas");
        if (schemas != null) {
            schemas.members().forEach(schema -> name(schema.pointer(), schema.name()));
        }
    }

    /** Gives the class name of the schema at a pointer, the wanted one if it has none so far and that is free. */
    String name(String pointer, String wanted) {
        return names.computeIfAbsent(pointer, key -> scope.claim(clear(Names.type(wanted))));
    }

    /** Tells whether the document, or a reference in it, gives the schema at a pointer a name. */
    boolean named(String pointer) {
        return names.containsKey(pointer);
    }

    void add(Declaration declaration) {
        declared.put(declaration.name(), declaration);
    }

    @Nullable
    Declaration get(String name) {
        return declared.get(name);
    }

    List<Declaration> all() {
        return new ArrayList<>(declared.values());
    }

    /** A class named like one of java.lang would hide it in its whole package. */
    private static String clear(String name) {
        try {
            Class.forName("java.lang." + name, false, null);
            return name + "Value";
        } catch (ClassNotFoundException e) {
            return name.equals("Builder") || name.equals("Known") ? name + "Value" : name;
        }
    }
}
