package dev.chirograph.generator;

import dev.chirograph.generator.check.Finding;
import dev.chirograph.generator.cli.Groups;
import dev.chirograph.generator.read.Document;
import dev.chirograph.generator.read.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Formats the result of a run for people. */
final class GenerationSummary {
    /** The kinds of warnings in the first line. */
    private static final int KINDS = 4;
    /** The maximum number of lines for ignored or unchecked parts. */
    private static final int LINES = 12;

    private static final int PLACES = 3;
    private static final double NANOS = 1e9;

    private final Document document;
    private final GenerationResult generated;

    GenerationSummary(Document document, GenerationResult generated) {
        this.document = document;
        this.generated = generated;
    }

    /** Returns a line with the half, files, lines, warnings by kind, and seconds. */
    String line(long nanos) {
        int same = generated.files() - generated.written();
        return "%s: %d files, %d lines (%d written, %d unchanged, %d deleted), %s, %.1f s"
                .formatted(
                        generated.half().name().toLowerCase(Locale.ROOT),
                        generated.files(),
                        generated.lines(),
                        generated.written(),
                        same,
                        generated.deleted(),
                        warnings(),
                        nanos / NANOS);
    }

    /** Lists the parts of the document that the half does not implement, one per line; empty if there are none. */
    List<String> notMade() {
        List<Finding> findings =
                generated.warnings().stream().filter(GenerationSummary::notMade).toList();
        List<String> lines = new ArrayList<>();
        Groups.largestFirst(findings, finding -> finding.rule() + ": " + finding.message())
                .forEach((what, group) -> lines.add(group.size() + " " + what + " (" + places(group) + ")"));
        if (lines.size() <= LINES) {
            return lines;
        }
        int rest = lines.size() - LINES + 1;
        List<String> first = new ArrayList<>(lines.subList(0, LINES - 1));
        String rules = findings.stream().map(Finding::rule).distinct().sorted().collect(Collectors.joining(","));
        first.add("and " + rest + " more, listed by check --rule " + rules);
        return first;
    }

    /** The rules of parts that are ignored, or not checked at runtime. */
    private static boolean notMade(Finding finding) {
        return finding.rule().startsWith("not-") || finding.rule().startsWith("unchecked-");
    }

    private String warnings() {
        List<Finding> warnings = generated.warnings();
        if (warnings.isEmpty()) {
            return "no warnings";
        }
        Map<String, List<Finding>> kinds = Groups.largestFirst(warnings, Finding::rule);
        List<String> named = kinds.entrySet().stream()
                .limit(KINDS)
                .map(kind -> kind.getValue().size() + " " + kind.getKey())
                .collect(Collectors.toCollection(ArrayList::new));
        int rest = kinds.values().stream().skip(KINDS).mapToInt(List::size).sum();
        if (rest > 0) {
            named.add(rest + " of " + (kinds.size() - KINDS) + " other kinds");
        }
        return warnings.size() + (warnings.size() == 1 ? " warning (" : " warnings (") + String.join(", ", named) + ")";
    }

    private String places(List<Finding> group) {
        return group.stream().limit(PLACES).map(this::place).collect(Collectors.joining(" "))
                + (group.size() > PLACES ? " …" : "");
    }

    private String place(Finding finding) {
        Location location = document.locate(finding.pointer());
        return location == null ? finding.pointer() : location.toString();
    }
}
