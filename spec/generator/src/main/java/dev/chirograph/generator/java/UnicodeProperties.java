package dev.chirograph.generator.java;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The properties of characters that ECMA-262 (section 22.2.1, tables 67 to 69) and Java 17 share. */
final class UnicodeProperties {
    /** The names of categories, each mapped to the one in Java. */
    private static final Map<String, String> CATEGORIES = names("""
            LC Cased_Letter
            Cc Control cntrl
            Cf Format
            Cn Unassigned
            Co Private_Use
            Cs Surrogate
            C Other
            Ll Lowercase_Letter
            Lm Modifier_Letter
            Lo Other_Letter
            Lt Titlecase_Letter
            Lu Uppercase_Letter
            L Letter
            Mc Spacing_Mark
            Me Enclosing_Mark
            Mn Nonspacing_Mark
            M Mark Combining_Mark
            Nd Decimal_Number digit
            Nl Letter_Number
            No Other_Number
            N Number
            Pc Connector_Punctuation
            Pd Dash_Punctuation
            Pe Close_Punctuation
            Pf Final_Punctuation
            Pi Initial_Punctuation
            Po Other_Punctuation
            Ps Open_Punctuation
            P Punctuation punct
            Sc Currency_Symbol
            Sk Modifier_Symbol
            Sm Math_Symbol
            So Other_Symbol
            S Symbol
            Zl Line_Separator
            Zp Paragraph_Separator
            Zs Space_Separator
            Z Separator
            """);

    private static final Map<String, String> BINARY = Map.ofEntries(
            Map.entry("Any", "\\x{0}-\\x{10ffff}"),
            Map.entry("ASCII", "\\x{0}-\\x{7f}"),
            Map.entry("ASCII_Hex_Digit", "0-9A-Fa-f"),
            Map.entry("AHex", "0-9A-Fa-f"),
            Map.entry("Assigned", "\\p{IsAssigned}"),
            Map.entry("Alphabetic", "\\p{IsAlphabetic}"),
            Map.entry("Alpha", "\\p{IsAlphabetic}"),
            Map.entry("Ideographic", "\\p{IsIdeographic}"),
            Map.entry("Ideo", "\\p{IsIdeographic}"),
            Map.entry("Join_Control", "\\p{IsJoin_Control}"),
            Map.entry("Join_C", "\\p{IsJoin_Control}"),
            Map.entry("Lowercase", "\\p{IsLowercase}"),
            Map.entry("Lower", "\\p{IsLowercase}"),
            Map.entry("Noncharacter_Code_Point", "\\p{IsNoncharacter_Code_Point}"),
            Map.entry("NChar", "\\p{IsNoncharacter_Code_Point}"),
            Map.entry("Uppercase", "\\p{IsUppercase}"),
            Map.entry("Upper", "\\p{IsUppercase}"),
            Map.entry("White_Space", "\\p{IsWhite_Space}"),
            Map.entry("space", "\\p{IsWhite_Space}"));

    /** Scripts that Java 17 lacks. */
    private static final Set<String> NEW_SCRIPTS = Set.of(
            "VITHKUQI",
            "TOTO",
            "CYPRO_MINOAN",
            "OLD_UYGHUR",
            "TANGSA",
            "KAWI",
            "NAG_MUNDARI",
            "GARAY",
            "GURUNG_KHEMA",
            "KIRAT_RAI",
            "OL_ONAL",
            "SUNUWAR",
            "TODHRI",
            "TULU_TIGALARI");

    private UnicodeProperties() {}

    /** Returns the Java syntax of an ECMA-262 property within a class; null if there is no equivalent. */
    static @Nullable String java(String property) {
        int equals = property.indexOf('=');
        String name = property.substring(0, Math.max(0, equals));
        String value = property.substring(equals + 1);
        return switch (name) {
            case "" -> equals == 0 ? null : category(value) == null ? BINARY.get(value) : category(value);
            case "General_Category", "gc" -> category(value);
            case "Script", "sc" -> script(value);
            default -> null;
        };
    }

    private static @Nullable String category(String name) {
        String category = CATEGORIES.get(name);
        return category == null ? null : "\\p{" + category + "}";
    }

    private static @Nullable String script(String name) {
        if (!name.matches("[A-Z][A-Za-z]*(_[A-Z][a-z]*)*")) {
            return null;
        }
        try {
            String script = Character.UnicodeScript.forName(name).name();
            return NEW_SCRIPTS.contains(script) ? null : "\\p{script=" + script + "}";
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Map<String, String> names(String lines) {
        Map<String, String> names = new HashMap<>();
        for (String line : lines.split("\n")) {
            String[] aliases = line.split(" ");
            Arrays.stream(aliases).forEach(alias -> names.put(alias, aliases[0]));
        }
        return Map.copyOf(names);
    }
}
