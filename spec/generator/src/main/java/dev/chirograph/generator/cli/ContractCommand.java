package dev.chirograph.generator.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chirograph.generator.check.Check;
import dev.chirograph.generator.check.Severity;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.diff.BreakingChanges;
import dev.chirograph.generator.gate.Gate;
import dev.chirograph.generator.gate.ReleasedDocument;
import dev.chirograph.generator.read.Document;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reviews a document before its release: {@code check}, and {@code diff} with the last release. */
public final class ContractCommand implements Command {
    private static final String REPORT_ONLY = "report-only";

    @Override
    public String name() {
        return "contract";
    }

    @Override
    public String summary() {
        return "check a document and list the changes since its last release";
    }

    @Override
    public List<String> operands() {
        return List.of("DOCUMENT");
    }

    @Override
    public List<Option> options() {
        List<Option> options = new ArrayList<>();
        options.add(new Option("released", "DIR", "the released documents, each named after its version: 1.4.2.yaml"));
        options.add(new Option("breaking-changes", "FILE", "the file of declared breaking changes"));
        options.addAll(FindingFilter.options());
        options.add(Option.flag(REPORT_ONLY, "exit with 0 even with problems, unless a file cannot be read"));
        options.add(Option.flag("json", "print JSON"));
        return options;
    }

    @Override
    public int run(Arguments arguments, Console console) throws IOException {
        FindingFilter selection = FindingFilter.of(arguments);
        CheckedDocument checked = CheckedDocument.of(Arguments.file(arguments.operand(0)));
        FindingFilter.Selected selected = selection.of(checked.found());
        Compared compared = compared(arguments, checked);
        if (arguments.has("json")) {
            ObjectNode object = JsonOutput.object().put("document", arguments.operand(0));
            JsonOutput.put(object, selected);
            if (compared != null) {
                JsonOutput.put(object, compared.gate(), compared.places());
            }
            console.println(JsonOutput.write(object));
        } else {
            console.println("Contract " + arguments.operand(0));
            selection.lines(selected).forEach(line -> console.println("  " + line));
            console.println("Check:   " + selection.summary(selected) + " by "
                    + Check.rules().size() + " rules" + selection.rest(selected));
            say(compared, console);
        }
        if (!checked.readable()) {
            return UNREADABLE;
        }
        // Warnings are reported and do not fail the command.
        boolean fine = FindingReport.count(selected.found(), Severity.ERROR) == 0
                && (compared == null || compared.gate().open());
        return fine || arguments.has(REPORT_ONLY) ? SUCCESS : FINDINGS;
    }

    /** Null if there is no release yet, or the document cannot be read; the findings report the latter. */
    private static @Nullable Compared compared(Arguments arguments, CheckedDocument checked) throws IOException {
        BreakingChanges declared = BreakingChangesFile.of(arguments.value("breaking-changes"));
        ReleasedDocument released = ReleasedDocument.newest(Arguments.file(arguments.required("released")));
        if (released == null) {
            return null;
        }
        Document old = Arguments.document(released.file());
        Contract before = old.contract();
        if (!before.version().equals(released.version())) {
            throw new UsageException(released.file() + " has the version " + before.version() + "; rename the file");
        }
        if (checked.document() == null || !checked.readable()) {
            return null;
        }
        Contract after = checked.document().contract();
        return new Compared(
                Gate.between(before, after, declared, after.version()), new ChangeLocator(old, checked.document()));
    }

    private static void say(@Nullable Compared compared, Console console) {
        if (compared == null) {
            console.println("Changes: no released document to compare with");
            return;
        }
        Gate gate = compared.gate();
        ChangeReport.lines(gate, compared.places()).forEach(line -> console.println("  " + line));
        console.println("Changes: " + ChangeReport.summary(gate));
        String work = ChangeReport.work(gate);
        String open =
                work.isEmpty() ? ", ready to release" : ", ready to release; write or review the handlers for " + work;
        console.println("Version: " + gate.after() + (gate.open() ? open : ""));
        gate.problems().forEach(problem -> console.println("Problem: " + problem));
    }

    /** The changes since the last release, with their locations. */
    private record Compared(Gate gate, ChangeLocator places) {}
}
