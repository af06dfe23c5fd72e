package dev.chirograph.generator.read;

import dev.chirograph.generator.contract.Pointers;
import dev.chirograph.generator.java.Names;
import java.util.Set;

/** Names schemas by their place, so that names do not depend on the order of reading. */
final class SchemaNames {
    /** The members of a schema that hold schemas by free names. */
    private static final Set<String> DEFINITIONS = Set.of("$defs", "definitions");

    private SchemaNames() {}

    /** Returns whether the document names the schema at a pointer. */
    static boolean named(String pointer) {
        String path = path(pointer);
        int slash = path.lastIndexOf('/');
        if (slash < 0) {
            return !pointer.isEmpty();
        }
        String holder = path.substring(0, slash);
        return holder.equals("/components/schemas")
                || (holder.isEmpty() && !pointer.startsWith("/"))
                || DEFINITIONS.contains(holder.substring(holder.lastIndexOf('/') + 1));
    }

    /** Returns the preferred name of the schema at a pointer. */
    static String of(String pointer) {
        String path = path(pointer);
        if (path.isEmpty()) {
            return pointer.replaceFirst("#$", "").replaceFirst(".*/", "").replaceFirst("\\.[^.]*$", "");
        }
        if (named(pointer)) {
            return last(path);
        }
        String holder = path.substring(0, path.lastIndexOf('/'));
        String around = pointer.substring(0, pointer.length() - path.length() + holder.length());
        String owner = holder.isEmpty() || holder.equals("/components") ? "" : of(around);
        return owner + part(last(holder), last(path));
    }

    /** The part of the name that one step of a pointer contributes. */
    private static String part(String holder, String step) {
        return switch (step) {
            case "items" -> holder.equals("properties") ? "Items" : "Element";
            case "additionalProperties" -> "Value";
            case "properties",
                    "schema",
                    "schemas",
                    "content",
                    "paths",
                    "allOf",
                    "oneOf",
                    "anyOf",
                    "responses",
                    "parameters",
                    "requestBodies",
                    "headers" -> holder.equals("properties") ? Names.type(step) : "";
            default ->
                step.matches("\\d+") && Set.of("allOf", "oneOf", "anyOf").contains(holder)
                        ? (holder.equals("allOf") ? "" : "Option" + (Integer.parseInt(step) + 1))
                        : step.contains("/") && !step.startsWith("/") ? "" : words(step);
        };
    }

    private static String words(String step) {
        return step.matches("\\d.*") ? step : Names.type(step);
    }

    private static String last(String path) {
        return Pointers.name(path.substring(path.lastIndexOf('/') + 1));
    }

    private static String path(String pointer) {
        return pointer.startsWith("/") ? pointer : pointer.substring(pointer.indexOf('#') + 1);
    }
}
