package dev.chirograph.generator.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Converts names in the document to Java names. */
public final class Names {
    /** Methods of every object, which accessors must not override or overload. */
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

    /** Names of comparison operators, which have no letters for a name. */
    private static final Map<String, String> COMPARISONS = Map.ofEntries(
            Map.entry("=", "equal"),
            Map.entry("==", "equal"),
            Map.entry("!=", "not equal"),
            Map.entry("<>", "not equal"),
            Map.entry("<", "less"),
            Map.entry("<=", "less or equal"),
            Map.entry(">", "greater"),
            Map.entry(">=", "greater or equal"),
            Map.entry("~", "like"),
            Map.entry("~=", "like"),
            Map.entry("=~", "like"),
            Map.entry("!~", "not like"),
            Map.entry("+", "plus"),
            Map.entry("-", "minus"));

    private Names() {}

    /** Returns a class name: {@code item_status} becomes {@code ItemStatus}, {@code -1} {@code Minus1}. */
    public static String type(String name) {
        StringBuilder type = new StringBuilder();
        for (String word : words(name)) {
            type.append(capital(word));
        }
        return leadingLetter(type, "T");
    }

    /** Returns a method or variable name: {@code full_name} becomes {@code fullName}, {@code +1} {@code plus1}. */
    public static String member(String name) {
        StringBuilder member = new StringBuilder();
        for (String word : words(name)) {
            member.append(member.isEmpty() ? word.toLowerCase(Locale.ROOT) : capital(word));
        }
        String result = leadingLetter(member, "v");
        return SourceVersion.isKeyword(result) || TAKEN_MEMBERS.contains(result) ? result + "_" : result;
    }

    /** Returns a call of a method in its own class: {@code yield(…)} is a statement without a receiver (JLS 3.9). */
    public static String called(String method) {
        return method.equals("yield") ? "this." + method : method;
    }

    /** Returns a constant's name: {@code in-review} becomes {@code IN_REVIEW}, {@code >=} {@code GREATER_OR_EQUAL}. */
    public static String constant(String name) {
        StringBuilder constant = new StringBuilder(String.join("_", words(name)).toUpperCase(Locale.ROOT));
        return leadingLetter(constant, "V_");
    }

    /** Returns a string literal with its quotes. */
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

    /** Splits at all characters other than letters and digits, and between a lower-case letter and a capital; a sign is a word. */
    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        String spelled = COMPARISONS
                .getOrDefault(name, name)
                .replaceFirst("^\\+(?=[\\p{L}\\p{Nd}])", "plus ")
                .replaceFirst("^-(?=[\\p{L}\\p{Nd}])", "minus ");
        for (String part : spelled.split("[^\\p{L}\\p{Nd}]+")) {
            for (String word : part.split("(?<=[\\p{Ll}\\p{Nd}])(?=\\p{Lu})")) {
                if (!word.isEmpty()) {
                    words.add(word);
                }
            }
        }
        return words;
    }
}
