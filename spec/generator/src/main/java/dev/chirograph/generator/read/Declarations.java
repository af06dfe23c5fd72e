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

/** The named types that were read, and the reserved names of those still to be read. */
final class Declarations {
    /** Key of a type, usually the pointer of a schema, to its class name. */
    private final Map<String, String> names = new HashMap<>();

    private final Scope scope = Scope.ofTypes();
    private final Map<String, Declaration> declared = new LinkedHashMap<>();

    /**
     * Names the schemas below {@code components} before any other, so that new schemas do not change their names;
     * those whose names need no change in Java come first.
     */
    Declarations(ReadContext context) {
        Node named = context.components("schemas");
        List<Node> schemas = named == null ? List.of() : named.members();
        for (Node schema : schemas) {
            if (Names.type(schema.name()).equals(schema.name())) {
                name(schema.pointer(), wanted(context, schema));
            }
        }
        schemas.forEach(schema -> name(schema.pointer(), wanted(context, schema)));
    }

    private static String wanted(ReadContext context, Node schema) {
        String said = context.prose(schema, "x-sdk-name");
        return said.isEmpty() ? schema.name() : said;
    }

    /** Returns the class name of a key; a new key gets the wanted name, or a free one like it. */
    String name(String key, String wanted) {
        return names.computeIfAbsent(key, absent -> scope.claim(clear(Names.type(wanted))));
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

    /** A class with the name of one in java.lang would shadow it in the whole package. */
    private static String clear(String name) {
        try {
            Class.forName("java.lang." + name, false, null);
            return name + "Value";
        } catch (ClassNotFoundException e) {
            return name.equals("Builder") || name.equals("Known") || name.equals("Unknown") ? name + "Value" : name;
        }
    }
}
