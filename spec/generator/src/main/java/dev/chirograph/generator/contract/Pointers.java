package dev.chirograph.generator.contract;

import java.util.ArrayList;
import java.util.List;

/** JSON pointers (RFC 6901) as strings. */
public final class Pointers {
    private Pointers() {}

    /** Returns the pointer of a member. */
    public static String child(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** Unescapes a reference token of a pointer. */
    public static String name(String part) {
        return part.replace("~1", "/").replace("~0", "~");
    }

    /** Returns the pointer of the parent. */
    public static String parent(String pointer) {
        return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
    }

    /** The pointer and its ancestors, the outermost first, without the root. */
    public static List<String> way(String pointer) {
        List<String> way = new ArrayList<>();
        for (int end = pointer.indexOf('/', 1); end >= 0; end = pointer.indexOf('/', end + 1)) {
            way.add(pointer.substring(0, end));
        }
        if (!pointer.isEmpty()) {
            way.add(pointer);
        }
        return way;
    }

    /** The unescaped reference tokens of a pointer. */
    public static List<String> parts(String pointer) {
        List<String> parts = new ArrayList<>();
        for (String way : way(pointer)) {
            parts.add(name(way.substring(way.lastIndexOf('/') + 1)));
        }
        return parts;
    }
}
