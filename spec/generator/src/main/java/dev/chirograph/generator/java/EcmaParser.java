package dev.chirograph.generator.java;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parses an ECMA-262 expression (section 22.2.1) and writes it for Java 17 and later. */
final class EcmaParser {
    private static final int DEEPEST = 200;
    private static final String NO_LINE_END = "[^\\n\\r\\u2028\\u2029]";
    /** Before Java 19, word boundaries treat any Unicode letter as part of a word, unlike {@code \w}. */
    private static final String BOUNDARY = "(?:(?<=\\w)(?!\\w)|(?<!\\w)(?=\\w))";

    private static final String NO_BOUNDARY = "(?:(?<=\\w)(?=\\w)|(?<!\\w)(?!\\w))";
    private static final Pattern COUNT = Pattern.compile("\\{(\\d+)(,(\\d*))?}");
    private static final Pattern COUNT_WITHOUT_MINIMUM = Pattern.compile("\\{,\\d+}");
    private static final Pattern NAME = Pattern.compile("<([\\p{L}$_][\\p{L}\\p{N}\\p{M}$_]*)>");
    private static final Pattern MODIFIERS = Pattern.compile("\\?([ims]*)(-([ims]+))?:");

    private final EcmaCursor cursor;
    private final EcmaEscapes escapes;
    private final Deque<Scope> scopes = new ArrayDeque<>();
    /** The output: texts, and references, which are resolved when all groups are known. */
    private final List<Object> written = new ArrayList<>();

    private final List<Group> groups = new ArrayList<>();
    private final Map<String, List<Integer>> names = new HashMap<>();
    private final int groupCount;
    private boolean multiline;
    private boolean dotAll;

    EcmaParser(String expression, boolean multiline, boolean dotAll) {
        this.cursor = new EcmaCursor(expression);
        this.escapes = new EcmaEscapes(cursor);
        this.groupCount = count(expression);
        this.multiline = multiline;
        this.dotAll = dotAll;
    }

    /** The content of a group, or the whole expression. */
    private static final class Scope {
        private int alternatives = 1;
        /** Whether a match may skip it or discard its captures. */
        private boolean optional;

        private final boolean behind;

        Scope(boolean optional, boolean behind) {
            this.optional = optional;
            this.behind = behind;
        }
    }

    /** The alternative of a scope that contains a position. */
    private record Step(Scope scope, int alternative) {}

    private static final class Group {
        private final List<Step> way;
        private boolean closed;

        Group(List<Step> way) {
            this.way = way;
        }
    }

    /** A reference to a group by number or name. */
    private record Reference(int number, @Nullable String name, List<Step> way, List<Boolean> closed, int index) {}

    String parse() {
        scopes.addLast(new Scope(false, false));
        disjunction();
        if (!cursor.atEnd()) {
            throw cursor.failure("a parenthesis is closed that is not open");
        }
        StringBuilder java = new StringBuilder();
        for (Object part : written) {
            java.append(part instanceof Reference reference ? resolve(reference) : part);
        }
        return java.toString();
    }

    private void disjunction() {
        if (scopes.size() > DEEPEST) {
            throw cursor.failure("it is nested too deeply");
        }
        while (!cursor.atEnd() && !cursor.sees(")")) {
            if (cursor.take("|")) {
                scopes.getLast().alternatives++;
                written.add("|");
            } else {
                term();
            }
        }
    }

    private void term() {
        if (cursor.take("^")) {
            written.add(multiline ? "(?<!" + NO_LINE_END + ")" : "^");
        } else if (cursor.take("$")) {
            // Java's {@code $} also matches before a final line terminator.
            written.add(multiline ? "(?!" + NO_LINE_END + ")" : "\\z");
        } else if (cursor.take("\\b")) {
            written.add(BOUNDARY);
        } else if (cursor.take("\\B")) {
            written.add(NO_BOUNDARY);
        } else if (cursor.sees("(")) {
            Scope scope = group();
            if (!scope.behind || scopes.getLast().behind) {
                quantifier(scope);
            }
        } else {
            atom();
            quantifier(null);
        }
    }

    private void atom() {
        int start = cursor.position();
        if (cursor.take(".")) {
            written.add(dotAll ? "[\\s\\S]" : NO_LINE_END);
        } else if (cursor.sees("[")) {
            written.add(new EcmaClass(cursor, escapes).read());
        } else if (cursor.sees("\\k<") && !names(cursor.text()).isEmpty()) {
            cursor.take("\\k");
            reference(0, name(), start);
        } else if (cursor.sees("\\") && escapes.reference(groupCount) > 0) {
            reference(escapes.takeReference(), null, start);
        } else if (cursor.sees("\\")) {
            written.add(escapes.outsideClass());
        } else if (cursor.sees("*") || cursor.sees("+") || cursor.sees("?") || cursor.sees(COUNT)) {
            throw cursor.failure("nothing stands there that could be repeated");
        } else if (cursor.sees(COUNT_WITHOUT_MINIMUM)) {
            throw cursor.failure("ECMA 262 takes a count without a minimum for its characters; write `{0,` instead");
        } else {
            written.add(EcmaEscapes.literal(cursor.next()));
        }
    }

    private Scope group() {
        cursor.take("(");
        boolean outerMultiline = multiline;
        boolean outerDotAll = dotAll;
        Scope scope;
        Group captured = null;
        if (cursor.take("?:")) {
            scope = open("(?:", false, false);
        } else if (cursor.take("?=")) {
            scope = open("(?=", false, false);
        } else if (cursor.take("?!")) {
            scope = open("(?!", true, false);
        } else if (cursor.take("?<=")) {
            scope = open("(?<=", false, true);
        } else if (cursor.take("?<!")) {
            scope = open("(?<!", true, true);
        } else if (cursor.sees(MODIFIERS)) {
            scope = open(modifiers(), false, false);
        } else {
            captured = new Group(way());
            groups.add(captured);
            capture();
            scope = open("(", false, false);
        }
        disjunction();
        if (!cursor.take(")")) {
            throw cursor.failure("a parenthesis is not closed");
        }
        scopes.removeLast();
        written.add(")");
        multiline = outerMultiline;
        dotAll = outerDotAll;
        if (captured != null) {
            captured.closed = true;
            captured.way.add(new Step(scope, 0));
        }
        return scope;
    }

    private Scope open(String java, boolean optional, boolean behind) {
        written.add(java);
        Scope scope = new Scope(optional, behind || scopes.getLast().behind);
        scopes.addLast(scope);
        return scope;
    }

    /** Java has other rules for group names. They are not needed here, so named groups become numbered ones. */
    private void capture() {
        if (cursor.take("?")) {
            if (!cursor.sees(NAME)) {
                throw cursor.failure("`(?` begins nothing that ECMA 262 knows");
            }
            names.computeIfAbsent(name(), name -> new ArrayList<>()).add(groups.size());
        }
    }

    private String name() {
        Matcher name = cursor.takeMatch(NAME);
        if (name == null) {
            throw cursor.failure("a group has no such name");
        }
        return name.group(1);
    }

    private String modifiers() {
        Matcher modifiers = cursor.takeMatch(MODIFIERS);
        String on = modifiers.group(1);
        String off = modifiers.group(3) == null ? "" : modifiers.group(3);
        multiline = on.contains("m") || multiline && !off.contains("m");
        dotAll = on.contains("s") || dotAll && !off.contains("s");
        return on.contains("i") ? "(?iu:" : off.contains("i") ? "(?-i:" : "(?:";
    }

    private void quantifier(@Nullable Scope scope) {
        String count = count();
        if (count == null) {
            return;
        }
        if (scope != null && (count.equals("*") || count.equals("?") || count.startsWith("{0"))) {
            scope.optional = true;
        }
        if (scopes.getLast().behind && (count.equals("*") || count.equals("+") || count.endsWith(",}"))) {
            throw cursor.failure("Java looks behind for what has a greatest length only");
        }
        written.add(count);
        if (cursor.take("?")) {
            written.add("?");
        }
        if (cursor.sees("+")) {
            throw cursor.failure("ECMA 262 knows no possessive repetition");
        }
    }

    /** Parses a quantifier; null if there is none. */
    private @Nullable String count() {
        for (String sign : List.of("*", "+", "?")) {
            if (cursor.take(sign)) {
                return sign;
            }
        }
        if (cursor.sees(COUNT_WITHOUT_MINIMUM)) {
            throw cursor.failure("ECMA 262 takes a count without a minimum for its characters; write `{0,` instead");
        }
        Matcher count = cursor.takeMatch(COUNT);
        if (count == null) {
            return null;
        }
        long least = number(count.group(1));
        boolean endless = count.group(2) != null && count.group(3).isEmpty();
        long most = count.group(2) == null ? least : endless ? Long.MAX_VALUE : number(count.group(3));
        if (least > most) {
            throw cursor.failure("a repetition has more as its least than as its most");
        }
        if (least > Integer.MAX_VALUE) {
            throw cursor.failure("a repetition has more times than any text has characters");
        }
        return least == most ? "{" + least + "}" : "{" + least + "," + (most > Integer.MAX_VALUE ? "" : most) + "}";
    }

    private static long number(String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        return significant.length() > 18 ? Long.MAX_VALUE : Long.parseLong(significant);
    }

    private void reference(int number, @Nullable String name, int index) {
        List<Boolean> closed = groups.stream().map(group -> group.closed).toList();
        written.add(new Reference(number, name, way(), closed, index));
    }

    /**
     * In ECMA-262 a reference to a group without a match matches the empty string; in Java it fails. So a reference is
     * equivalent only if it is known whether the group has a match.
     */
    private String resolve(Reference reference) {
        List<Integer> named = reference.name() == null ? List.of() : names.getOrDefault(reference.name(), List.of());
        if (reference.name() != null && named.size() != 1) {
            throw cursor.failure("`" + reference.name() + "` is not the name of one group", reference.index());
        }
        int number = reference.name() == null ? reference.number() : named.get(0);
        Group group = groups.get(number - 1);
        boolean behind =
                Stream.concat(reference.way().stream(), group.way.stream()).anyMatch(step -> step.scope().behind);
        boolean maybe = group.way.stream()
                .filter(step -> !reference.way().contains(step))
                .anyMatch(step -> step.scope().optional || step.scope().alternatives > 1 && !own(group, step));
        if (behind || maybe && closedBefore(reference, number)) {
            throw cursor.failure(
                    "Java does not do the same at a reference to a group that may have no match", reference.index());
        }
        return closedBefore(reference, number) ? "(?:\\" + number + ")" : "(?:)";
    }

    /** The group's own alternatives do not matter: any of them gives it a match. */
    private static boolean own(Group group, Step step) {
        return step == group.way.get(group.way.size() - 1);
    }

    private static boolean closedBefore(Reference reference, int number) {
        return number <= reference.closed().size() && reference.closed().get(number - 1);
    }

    private List<Step> way() {
        List<Step> way = new ArrayList<>();
        scopes.forEach(scope -> way.add(new Step(scope, scope.alternatives)));
        return way;
    }

    private static int count(String expression) {
        Matcher group = Pattern.compile("\\\\.|\\[(?:\\\\.|[^]\\\\])*]|(\\((?!\\?)|\\(\\?<(?![=!]))", Pattern.DOTALL)
                .matcher(expression);
        return (int) group.results().filter(found -> found.group(1) != null).count();
    }

    private static List<String> names(String expression) {
        return Pattern.compile("\\(\\?" + NAME.pattern())
                .matcher(expression)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
