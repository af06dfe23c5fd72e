package dev.chirograph.generator.cli;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.diff.Change;
import dev.chirograph.generator.diff.ChangelogText;
import dev.chirograph.generator.diff.Diff;
import dev.chirograph.generator.gate.ChangelogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints the changelog section of two documents. */
public final class ChangelogCommand implements Command {
    private final Clock clock;

    /** Takes the clock for today's date. */
    public ChangelogCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "changelog";
    }

    @Override
    public String summary() {
        return "write the changelog section for the changes between two documents";
    }

    @Override
    public List<String> operands() {
        return List.of("OLD", "NEW");
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("write", "FILE", "the changelog to write to; without it the section is printed"),
                new Option("version", "VERSION", "the section's version, instead of the info.version of NEW"),
                new Option("date", "YYYY-MM-DD", "the date of a new section, instead of today"));
    }

    @Override
    public int run(Arguments arguments, Console console) throws IOException {
        Contract before = arguments.document(0).contract();
        Contract after = arguments.document(1).contract();
        String version = arguments.value("version", after.version());
        LocalDate date = date(arguments.value("date"));
        List<Change> changes = Diff.between(before, after);
        String file = arguments.value("write");
        if (file == null) {
            console.println(ChangelogText.section(version, date, changes).stripTrailing());
        } else {
            write(Arguments.file(file), version, date, changes);
        }
        return SUCCESS;
    }

    private LocalDate date(@Nullable String text) {
        if (text == null) {
            return LocalDate.now(clock);
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new UsageException("--date must be a date such as 2026-11-24, but is " + text);
        }
    }

    private static void write(Path file, String version, LocalDate date, List<Change> changes) throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "# Changelog\n";
        try {
            Files.writeString(
                    file, ChangelogFile.of(text).with(version, date, changes).text());
        } catch (IllegalStateException e) {
            throw new UsageException(file + ": " + e.getMessage());
        }
    }
}
