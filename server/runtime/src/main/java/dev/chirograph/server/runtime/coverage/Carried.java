package dev.chirograph.server.runtime.coverage;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A value that a request can carry. */
sealed interface Carried {
    /** {@code com.example.Book#note /pointer} or {@code com.example.BooksHandler#list:1:limit /pointer}. */
    Pattern LINE = Pattern.compile("([^#\\s]+)#([^#:\\s]+)(?::(\\d+):(\\S+))? (.*)");

    /** The class of the entry, as in Java source. */
    String owner();

    /** The position in the document. */
    String pointer();

    /** The display name. */
    String name();

    /** The suggestion if it is not read. */
    String remedy();

    /** A value with an accessor of its own. */
    record Property(String owner, String accessor, String pointer) implements Carried {
        @Override
        public String name() {
            return simple(owner) + "." + accessor;
        }

        @Override
        public String remedy() {
            return "read it by " + accessor + "()";
        }
    }

    /**
     * An argument of a handler's method.
     *
     * @param index the index among the method's parameters, from 0
     */
    record Argument(String owner, String method, int index, String argument, String pointer) implements Carried {
        @Override
        public String name() {
            return simple(owner) + "." + method + "(" + argument + ")";
        }

        @Override
        public String remedy() {
            return "read the argument " + argument + " in the class that implements " + simple(owner);
        }
    }

    static Carried of(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a line of RequestProperties.all(): " + line);
        }
        return parts.group(3) == null
                ? new Property(parts.group(1), parts.group(2), parts.group(5))
                : new Argument(
                        parts.group(1),
                        parts.group(2),
                        Integer.parseInt(parts.group(3)),
                        parts.group(4),
                        parts.group(5));
    }

    private static String simple(String owner) {
        return owner.substring(owner.lastIndexOf('.') + 1);
    }
}
