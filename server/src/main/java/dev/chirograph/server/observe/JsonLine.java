package dev.chirograph.server.observe;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A builder of one JSON object (RFC 8259) on a line. Not thread-safe. */
final class JsonLine {
    private static final char FIRST_PRINTABLE = ' ';
    private static final String HEXADECIMAL = "0123456789ABCDEF";

    private final StringBuilder text;

    JsonLine(int usualLength) {
        this.text = new StringBuilder(usualLength).append('{');
    }

    /** Adds a member whose value is a string. */
    void member(String name, String value) {
        name(name);
        string(value);
    }

    /** Adds a member whose value is an array of strings. */
    void member(String name, List<String> values) {
        name(name);
        char before = '[';
        for (String value : values) {
            text.append(before);
            string(value);
            before = ',';
        }
        text.append(']');
    }

    /** Adds a member whose value is a number or a boolean, or else the string that {@code toString} returns. */
    void member(String name, Object value) {
        name(name);
        if (value instanceof Boolean || value instanceof Number number && Double.isFinite(number.doubleValue())) {
            text.append(value);
        } else {
            string(value.toString());
        }
    }

    /** Ends the object and its line, and returns them in UTF-8. */
    byte[] end() {
        return text.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private void name(String name) {
        if (text.length() > 1) {
            text.append(',');
        }
        string(name);
        text.append(':');
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            character(value, i);
        }
        text.append('"');
    }

    /** Section 7: quotation marks, backslashes and control characters are escaped; all else is UTF-8. */
    private void character(String value, int index) {
        char character = value.charAt(index);
        switch (character) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\b' -> text.append("\\b");
            case '\f' -> text.append("\\f");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (character < FIRST_PRINTABLE || isLoneSurrogate(value, index)) {
                    escaped(character);
                } else {
                    text.append(character);
                }
            }
        }
    }

    /** An unpaired surrogate has no encoding in UTF-8. */
    private static boolean isLoneSurrogate(String value, int index) {
        char character = value.charAt(index);
        if (Character.isHighSurrogate(character)) {
            return index + 1 == value.length() || !Character.isLowSurrogate(value.charAt(index + 1));
        }
        return Character.isLowSurrogate(character)
                && (index == 0 || !Character.isHighSurrogate(value.charAt(index - 1)));
    }

    private void escaped(char character) {
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            text.append(HEXADECIMAL.charAt(character >> shift & 0xF));
        }
    }
}
