package dev.chirograph.generator.java;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Hands out names that differ from one another. Not thread-safe. */
public final class Scope {
    private final Set<String> taken = new HashSet<>();
    private final boolean foldCase;

    private Scope(boolean foldCase) {
        this.foldCase = foldCase;
    }

    /** A scope of variables, methods or constants. */
    public static Scope ofMembers() {
        return new Scope(false);
    }

    /** A scope of classes, whose files some file systems tell apart only without regard to case. */
    public static Scope ofTypes() {
        return new Scope(true);
    }

    /** Keeps a name from being handed out. */
    public Scope keep(String... names) {
        for (String name : names) {
            taken.add(key(name));
        }
        return this;
    }

    /** Hands out the wanted name, or one with a number after it when the wanted one is taken. */
    public String claim(String wanted) {
        String name = wanted;
        for (int number = 2; !taken.add(key(name)); number++) {
            name = wanted + (Character.isDigit(wanted.charAt(wanted.length() - 1)) ? "_" : "") + number;
        }
        return name;
    }

    private String key(String name) {
        return foldCase ? name.toLowerCase(Locale.ROOT) : name;
    }
}
