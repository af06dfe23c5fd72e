package dev.chirograph.generator.java;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A position in an expression that is parsed sequentially. */
final class EcmaCursor {
    private final String text;
    private int position;

    EcmaCursor(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    int position() {
        return position;
    }

    boolean atEnd() {
        return position >= text.length();
    }

    boolean sees(String expected) {
        return text.startsWith(expected, position);
    }

    boolean sees(Pattern expected) {
        return matcher(expected).lookingAt();
    }

    /** Skips an expected string; returns whether it was there. */
    boolean take(String expected) {
        boolean there = sees(expected);
        position += there ? expected.length() : 0;
        return there;
    }

    /** Skips and returns a match; null if there is none. */
    @Nullable
    Matcher takeMatch(Pattern expected) {
        Matcher matcher = matcher(expected);
        if (!matcher.lookingAt()) {
            return null;
        }
        position = matcher.end();
        return matcher;
    }

    /** Skips and returns a code point. */
    int next() {
        if (atEnd()) {
            throw failure("it ends too early");
        }
        int point = text.codePointAt(position);
        position += Character.charCount(point);
        return point;
    }

    PatternSyntaxException failure(String why) {
        return failure(why, position);
    }

    PatternSyntaxException failure(String why, int index) {
        return new PatternSyntaxException(why, text, Math.min(index, text.length()));
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(text).region(position, text.length());
    }
}
