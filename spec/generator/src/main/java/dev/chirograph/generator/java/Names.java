package dev.chirograph.generator.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Turns the document's names into Java's. */
public final class Names {
    /** Methods that every object has and no accessor may hide. */
    private static final Set<String> TAKEN_MEMBERS = Set.of(
            "getClass",
            "hashCode",
            "toString",
            "notify",
            "notifyAll",
            "wait",
            "clone",
            "finalize",
            "builder",
            "toBuilder",
            "build");

    private Names() {}

    /** Makes a class name: {@code item_status} becomes {@code ItemStatus}. */
    public static String type(String name) {
        StringBuilder type = new StringBuilder();
        for (String word : words(name)) {
            type.append(capital(word));
        }
        return leadingLetter(type, "T");
    }

    /** Makes a method or variable name: {@code full_name} becomes {@code fullName}. */
    public static String member(String name) {
        StringBuilder member = new StringBuilder();
        for (String word : words(name)) {
            member.append(member.isEmpty() ? word.toLowerCase(Locale.ROOT) : capital(word));
        }
        String result = leadingLetter(member, "v");
        return SourceVersion.isKeyword(result) || TAKEN_MEMBERS.contains(result) ? result + "_" : result;
    }

    /** Makes a constant's name: {@code in-review} becomes {@code IN_REVIEW}. */
    public static String constant(String name) {
        StringBuilder constant = new StringBuilder(String.join("_", words(name)).toUpperCase(Locale.ROOT));
        return leadingLetter(constant, "V_");
    }

    /** Makes a string literal, quotes included. */
    public static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.chars().forEach(unit -> {
            switch (unit) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                    if (unit < 0x20 || unit > 0x7e) {
                        literal.append(String.format("\\u%04x", unit));
                    } else {
                        literal.append((char) unit);
                    }
                }
            }
        });
        return literal.append('"').toString();
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String leadingLetter(StringBuilder name, String prefix) {
        if (name.isEmpty() || !Character.isJavaIdentifierStart(name.charAt(0))) {
            name.insert(0, prefix);
        }
        return name.toString();
    }

    /** Splits at everything that is no letter or digit, and where a small letter meets a capital. */
    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (String part : name.split("[^\\p{L}\\p{Nd}]+")) {
            for (String word : part.split("(?<=[\\p{Ll}\\p{Nd}])(?=\\p{Lu})")) {
                if (!word.isEmpty()) {
                    words.add(word);
                }
            }
        }
        return words;
    }
}
