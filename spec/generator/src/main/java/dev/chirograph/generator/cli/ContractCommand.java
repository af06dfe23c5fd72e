package dev.chirograph.generator.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chirograph.generator.check.Check;
import dev.chirograph.generator.check.Severity;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.diff.BreakingChanges;
import dev.chirograph.generator.gate.Gate;
import dev.chirograph.generator.gate.Released;
import dev.chirograph.generator.read.Document;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells all that an owner wants to know of a document before others do: {@code check}, and {@code diff} to the last release. */
public final class ContractCommand implements Command {
    private static final String REPORT_ONLY = "report-only";

    @Override
    public String name() {
        return "contract";
    }

    @Override
    public String summary() {
        return "check a document and tell what has changed since its last release";
    }

    @Override
    public List<String> operands() {
        return List.of("DOCUMENT");
    }

    @Override
    public List<Option> options() {
        List<Option> options = new ArrayList<>();
        options.add(new Option("released", "DIR", "the documents as released, each named by its version: 1.4.2.yaml"));
        options.add(new Option("breaking-changes", "FILE", "the file of declared breaking changes"));
        options.addAll(Selection.options());
        options.add(Option.flag(
                REPORT_ONLY, "exit with 0 also when there is something to fix, unless a file cannot be read"));
        options.add(Option.flag("json", "print JSON"));
        return options;
    }

    @Override
    public int run(Arguments arguments, Screen screen) throws IOException {
        Selection selection = Selection.of(arguments);
        Examined examined = Examined.of(Arguments.file(arguments.operand(0)));
        Selection.Selected selected = selection.of(examined.found());
        Compared compared = compared(arguments, examined);
        if (arguments.has("json")) {
            ObjectNode object = JsonTexts.object().put("document", arguments.operand(0));
            JsonTexts.put(object, selected);
            if (compared != null) {
                JsonTexts.put(object, compared.gate(), compared.places());
            }
            screen.say(JsonTexts.write(object));
        } else {
            screen.say("Contract " + arguments.operand(0));
            selection.lines(selected).forEach(line -> screen.say("  " + line));
            screen.say("Check:   " + selection.summary(selected) + " by "
                    + Check.rules().size() + " rules" + selection.rest(selected));
            say(compared, screen);
        }
        if (!examined.readable()) {
            return UNREADABLE;
        }
        // Warnings are told, and stop nobody.
        boolean fine = Findings.count(selected.found(), Severity.ERROR) == 0
                && (compared == null || compared.gate().open());
        return fine || arguments.has(REPORT_ONLY) ? FINE : FINDINGS;
    }

    /** Null when nothing is released yet, or the document cannot be read: then the findings say so. */
    private static @Nullable Compared compared(Arguments arguments, Examined examined) throws IOException {
        BreakingChanges declared = BreakingChangesFile.of(arguments.value("breaking-changes"));
        Released released = Released.newest(Arguments.file(arguments.required("released")));
        if (released == null) {
            return null;
        }
        Document old = Arguments.document(released.file());
        Contract before = old.contract();
        if (!before.version().equals(released.version())) {
            throw new MisuseException(released.file() + " says that it is " + before.version() + "; name it so");
        }
        if (examined.document() == null || !examined.readable()) {
            return null;
        }
        Contract after = examined.document().contract();
        return new Compared(
                Gate.between(before, after, declared, after.version()), new Places(old, examined.document()));
    }

    private static void say(@Nullable Compared compared, Screen screen) {
        if (compared == null) {
            screen.say("Changes: nothing to compare with");
            return;
        }
        Gate gate = compared.gate();
        Differences.lines(gate, compared.places()).forEach(line -> screen.say("  " + line));
        screen.say("Changes: " + Differences.summary(gate));
        String work = Differences.work(gate);
        String open = work.isEmpty()
                ? ", nothing stands in the way"
                : ", nothing stands in the way but code to write or to look through in handlers for " + work;
        screen.say("Version: " + gate.after() + (gate.open() ? open : ""));
        gate.problems().forEach(problem -> screen.say("To do:   " + problem));
    }

    /** What lies between the last release and the document, and where it stands. */
    private record Compared(Gate gate, Places places) {}
}
