package dev.chirograph.generator.gate;

import dev.chirograph.generator.diff.Change;
import dev.chirograph.generator.diff.ChangelogText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A changelog, in which two marker lines enclose the changes of the contract; all other lines are written by people. */
public final class ChangelogFile {
    private static final String BEGIN = "<!-- From the contract, by `changelog`. Write above or below. -->";
    private static final String END = "<!-- End of what is from the contract. -->";
    private static final Pattern HEADING = Pattern.compile("## \\[?([^\\]\\s]+)\\]?.*");

    private final List<String> lines;

    private ChangelogFile(List<String> lines) {
        this.lines = lines;
    }

    /** Takes the text of a changelog. */
    public static ChangelogFile of(String text) {
        return new ChangelogFile(new ArrayList<>(text.lines().toList()));
    }

    /**
     * Writes the changes into the section of a version, and replaces those of an earlier run. Adds a missing section above
     * the newest version; an existing one keeps its date.
     *
     * @throws IllegalStateException if the section has only one of the two marker lines
     */
    public ChangelogFile with(String version, LocalDate date, List<Change> changes) {
        List<String> section =
                ChangelogText.section(version, date, changes).lines().toList();
        List<String> block = new ArrayList<>();
        block.add(BEGIN);
        block.addAll(section.subList(1, section.size()));
        block.add(END);
        List<String> result = new ArrayList<>(lines);
        int heading = heading(version);
        if (heading < 0) {
            int place = aboveTheNewest();
            List<String> made = new ArrayList<>();
            if (place > 0 && !result.get(place - 1).isBlank()) {
                made.add("");
            }
            made.add(section.get(0));
            made.addAll(block);
            if (place < result.size()) {
                made.add("");
            }
            result.addAll(place, made);
        } else {
            replace(result, heading, block);
        }
        return new ChangelogFile(result);
    }

    /** Returns the text. */
    public String text() {
        return String.join("\n", lines) + "\n";
    }

    private static void replace(List<String> lines, int heading, List<String> block) {
        int next = heading + 1;
        while (next < lines.size() && !HEADING.matcher(lines.get(next)).matches()) {
            next++;
        }
        List<String> section = lines.subList(heading + 1, next);
        int begin = section.indexOf(BEGIN);
        int end = section.indexOf(END);
        if ((begin < 0) != (end < 0) || end < begin) {
            throw new IllegalStateException("of the lines `" + BEGIN + "` and `" + END + "` one is missing below "
                    + lines.get(heading) + "; remove the other and what was between them");
        }
        if (begin >= 0) {
            section.subList(begin, end + 1).clear();
        }
        section.addAll(Math.max(begin, 0), block);
    }

    private int heading(String version) {
        return indexOfHeading(name -> name.equals(version));
    }

    private int aboveTheNewest() {
        int newest = indexOfHeading(name -> !name.equalsIgnoreCase("Unreleased"));
        return newest < 0 ? lines.size() : newest;
    }

    private int indexOfHeading(Predicate<String> wanted) {
        for (int index = 0; index < lines.size(); index++) {
            Matcher matcher = HEADING.matcher(lines.get(index));
            if (matcher.matches() && wanted.test(matcher.group(1))) {
                return index;
            }
        }
        return -1;
    }
}
