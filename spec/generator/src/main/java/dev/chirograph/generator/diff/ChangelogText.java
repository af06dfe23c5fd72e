package dev.chirograph.generator.diff;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the changelog of a version in the format of <a href="https://keepachangelog.com/en/1.1.0/">Keep a Changelog</a>. */
public final class ChangelogText {
    private ChangelogText() {}

    /** Writes the section of a version. Breaking changes come first, with whom they break and why. */
    public static String section(String version, LocalDate date, List<Change> changes) {
        StringBuilder text = new StringBuilder("## [" + version + "] - " + date + "\n");
        for (ChangelogSection section : ChangelogSection.values()) {
            List<String> lines = lines(section, changes);
            if (!lines.isEmpty()) {
                text.append("### ").append(section.title()).append('\n');
                lines.forEach(line -> text.append("- ").append(line).append('\n'));
            }
        }
        return text.toString();
    }

    private static List<String> lines(ChangelogSection section, List<Change> changes) {
        Map<String, List<Change>> alike = new LinkedHashMap<>();
        List<Change> prose = new ArrayList<>();
        for (Change change : changes) {
            if (change.kind().section() != section) {
                continue;
            }
            if (change.severity() == ChangeSeverity.DOCUMENTATION) {
                prose.add(change);
            } else {
                String key = change.words() + change.severity() + change.owner() + change.reason();
                alike.computeIfAbsent(key, words -> new ArrayList<>()).add(change);
            }
        }
        List<String> lines = new ArrayList<>();
        alike.values().forEach(group -> lines.add(line(group)));
        if (!prose.isEmpty()) {
            lines.add("Descriptions and examples: " + subjects(prose) + ".");
        }
        return lines;
    }

    /** Formats a change in one or several places. */
    private static String line(List<Change> group) {
        Change change = group.get(0);
        String what = subjects(group) + ": " + change.words() + ".";
        return switch (change.severity()) {
            // A changelog is for callers; loosened protection is reported to the owner.
            case LOOSENS_PROTECTION ->
                change.breaking() ? "**Breaking for callers:** " + what + " " + change.reason() : what;
            case BREAKING -> "**Breaking for callers:** " + what + " " + change.reason();
            case BREAKING_SOURCE -> "**Breaking for code written against the SDK:** " + what + " " + change.reason();
            case RISKY -> "**Take care:** " + what + " " + change.reason();
            case COMPATIBLE, DOCUMENTATION -> what;
        };
    }

    private static String subjects(List<Change> group) {
        List<String> subjects = group.stream().map(Change::subject).distinct().toList();
        if (subjects.size() <= 3) {
            return String.join(", ", subjects);
        }
        return String.join(", ", subjects.subList(0, 2)) + " and " + (subjects.size() - 2) + " more";
    }
}
