package dev.chirograph.generator.java;

import java.util.regex.Pattern;

/** Translates an ECMA-262 character class such as {@code [^a-z\s]}, in which {@code [} and {@code &&} are literal. */
final class EcmaClass {
    private static final Pattern POSIX = Pattern.compile("\\[[:.=]\\^?[a-z]+[:.=]]");

    private final EcmaCursor cursor;
    private final EcmaEscapes escapes;
    private final StringBuilder java = new StringBuilder();

    EcmaClass(EcmaCursor cursor, EcmaEscapes escapes) {
        this.cursor = cursor;
        this.escapes = escapes;
    }

    String read() {
        int start = cursor.position();
        cursor.take("[");
        boolean negated = cursor.take("^");
        if (cursor.take("]")) {
            return negated ? "[\\s\\S]" : "(?!)";
        }
        java.append(negated ? "[^" : "[");
        while (!cursor.take("]")) {
            if (cursor.atEnd()) {
                throw cursor.failure("a class is not closed", start);
            }
            range();
        }
        return java.append(']').toString();
    }

    private void range() {
        EcmaEscapes.Member first = member();
        if (!cursor.sees("-") || cursor.sees("-]")) {
            java.append(first.java());
            return;
        }
        cursor.take("-");
        if (cursor.atEnd()) {
            throw cursor.failure("a class is not closed");
        }
        EcmaEscapes.Member last = member();
        boolean range = first.single() && last.single();
        if (range && first.point() > last.point()) {
            throw cursor.failure("a range of a class ends before it begins");
        }
        // ECMA-262, annex B: a hyphen next to a class is literal.
        java.append(first.java()).append(range ? "-" : "\\-").append(last.java());
    }

    private EcmaEscapes.Member member() {
        if (cursor.sees("\\")) {
            return escapes.inClass();
        }
        if (cursor.sees(POSIX)) {
            throw cursor.failure("ECMA 262 takes a class of POSIX for its characters; write its ranges");
        }
        if (cursor.sees("&&[")) {
            throw cursor.failure("ECMA 262 takes an intersection for its characters; write the class that is left");
        }
        return EcmaEscapes.Member.of(cursor.next());
    }
}
