package dev.chirograph.generator.java;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses escapes. */
final class EcmaEscapes {
    /** The characters of {@code \s} in ECMA-262, sections 12.2 and 12.3; Java's has only six of them. */
    private static final String SPACES =
            "\\t-\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";

    private static final Map<Character, Integer> CONTROLS =
            Map.of('t', 0x09, 'n', 0x0A, 'v', 0x0B, 'f', 0x0C, 'r', 0x0D);
    private static final Pattern DECIMAL = Pattern.compile("\\\\([1-9]\\d{0,3})");
    /** ECMA-262, annex B.1.2. */
    private static final Pattern OCTAL = Pattern.compile("[0-3][0-7]{0,2}|[4-7][0-7]?");

    private static final Pattern HEX = Pattern.compile("x([0-9a-fA-F]{2})");
    private static final Pattern PAIR =
            Pattern.compile("u([dD][89abAB][0-9a-fA-F]{2})\\\\u([dD][c-fC-F][0-9a-fA-F]{2})");
    private static final Pattern UNIT = Pattern.compile("u([0-9a-fA-F]{4})");
    private static final Pattern POINT = Pattern.compile("u\\{0*([0-9a-fA-F]{1,6})}");
    private static final Pattern CONTROL = Pattern.compile("c([a-zA-Z])");
    private static final Pattern PROPERTY = Pattern.compile("([pP])\\{([^}]*)}");
    /** Letters that are literal after a backslash, because no common language gives them a meaning. */
    private static final String PLAIN_LETTERS = "jJOqT_";

    private static final String SPECIAL = "\\^$.|?*+()[]{}";
    private static final String SPECIAL_IN_CLASS = "\\^-[]&";

    private final EcmaCursor cursor;

    EcmaEscapes(EcmaCursor cursor) {
        this.cursor = cursor;
    }

    /**
     * A member of a class.
     *
     * @param point the code point, -1 for a class
     */
    record Member(int point, String java) {
        static Member of(int point) {
            return new Member(point, written(point, SPECIAL_IN_CLASS));
        }

        boolean single() {
            return point >= 0;
        }
    }

    /** Writes a literal code point outside of a class. */
    static String literal(int point) {
        return written(point, SPECIAL);
    }

    /** Returns the number of the referenced group; 0 if there are fewer groups. */
    int reference(int groups) {
        Matcher decimal = DECIMAL.matcher(cursor.text())
                .region(cursor.position(), cursor.text().length());
        int number = decimal.lookingAt() ? Integer.parseInt(decimal.group(1)) : 0;
        return number <= groups ? number : 0;
    }

    int takeReference() {
        return Integer.parseInt(cursor.takeMatch(DECIMAL).group(1));
    }

    String outsideClass() {
        cursor.take("\\");
        String set = set();
        if (set != null) {
            return set.startsWith("[") || set.indexOf('-') < 0 ? set : "[" + set + "]";
        }
        return literal(point());
    }

    Member inClass() {
        cursor.take("\\");
        if (cursor.take("b")) {
            return Member.of('\b');
        }
        String set = set();
        return set == null ? Member.of(point()) : new Member(-1, set);
    }

    /** Parses the escape of a class; null if it is another escape. */
    private @Nullable String set() {
        if (cursor.take("s")) {
            return SPACES;
        }
        if (cursor.take("S")) {
            return "[^" + SPACES + "]";
        }
        for (String same : new String[] {"d", "D", "w", "W"}) {
            if (cursor.take(same)) {
                return "\\" + same;
            }
        }
        Matcher property = cursor.takeMatch(PROPERTY);
        if (property == null) {
            return null;
        }
        String java = UnicodeProperties.java(property.group(2));
        if (java == null) {
            throw cursor.failure("Java 17 knows no property `" + property.group(2) + "` of ECMA 262");
        }
        boolean negated = property.group(1).equals("P");
        return negated ? "[^" + java + "]" : java;
    }

    private int point() {
        for (Map.Entry<Character, Integer> control : CONTROLS.entrySet()) {
            if (cursor.take(control.getKey().toString())) {
                return control.getValue();
            }
        }
        Matcher found = cursor.takeMatch(CONTROL);
        if (found != null) {
            return found.group(1).charAt(0) % 32;
        }
        found = cursor.takeMatch(PAIR);
        if (found != null) {
            return Character.toCodePoint((char) hex(found.group(1)), (char) hex(found.group(2)));
        }
        for (Pattern hex : new Pattern[] {HEX, UNIT, POINT}) {
            found = cursor.takeMatch(hex);
            if (found != null) {
                int point = hex(found.group(1));
                if (point > Character.MAX_CODE_POINT) {
                    throw cursor.failure("there is no such character");
                }
                return point;
            }
        }
        found = cursor.takeMatch(OCTAL);
        return found == null ? identity() : Integer.parseInt(found.group(), 8);
    }

    private int identity() {
        int point = cursor.next();
        if (Character.isLetter(point) && point < 0x80 && PLAIN_LETTERS.indexOf(point) < 0) {
            throw cursor.failure("ECMA 262 gives `\\" + Character.toString(point) + "` no meaning");
        }
        return point;
    }

    private static int hex(String digits) {
        return Integer.parseInt(digits, 16);
    }

    private static String written(int point, String special) {
        return switch (point) {
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\f' -> "\\f";
            case '\r' -> "\\r";
            default -> {
                if (special.indexOf(point) >= 0) {
                    yield "\\" + Character.toString(point);
                }
                boolean shown = Character.isLetterOrDigit(point) || point >= 0x20 && point < 0x7F;
                yield shown ? Character.toString(point) : "\\x{" + Integer.toHexString(point) + "}";
            }
        };
    }
}
