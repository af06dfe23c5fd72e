package dev.chirograph.generator.java;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Hands out unique names. Not thread-safe. */
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

    /** A scope of classes, which ignores case because some file systems do. */
    public static Scope ofTypes() {
        return new Scope(true);
    }

    /** Reserves a name. */
    public Scope keep(String... names) {
        for (String name : names) {
            taken.add(key(name));
        }
        return this;
    }

    /** Returns the preferred name, or one with a number after it if the preferred one is taken. */
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
