package dev.chirograph.generator.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks a document. */
public final class CheckCommand implements Command {
    @Override
    public String name() {
        return "check";
    }

    @Override
    public String summary() {
        return "check a document against the rules";
    }

    @Override
    public List<String> operands() {
        return List.of("DOCUMENT");
    }

    @Override
    public List<Option> options() {
        List<Option> options = new ArrayList<>(FindingFilter.options());
        options.add(new Option("write-baseline", "FILE", "write the findings to this file, for --baseline"));
        options.add(Option.flag("json", "print JSON"));
        return options;
    }

    @Override
    public int run(Arguments arguments, Console console) throws IOException {
        FindingFilter selection = FindingFilter.of(arguments);
        CheckedDocument checked = CheckedDocument.of(Arguments.file(arguments.operand(0)));
        String baseline = arguments.value("write-baseline");
        if (baseline != null && checked.readable()) {
            return write(Arguments.file(baseline), selection.of(checked.found()), console);
        }
        FindingFilter.Selected selected = selection.of(checked.found());
        if (arguments.has("json")) {
            ObjectNode object = JsonOutput.object().put("document", arguments.operand(0));
            JsonOutput.put(object, selected);
            console.println(JsonOutput.write(object));
        } else {
            selection.lines(selected).forEach(console::println);
            console.println(arguments.operand(0) + ": " + selection.summary(selected) + selection.rest(selected));
        }
        if (!checked.readable()) {
            return UNREADABLE;
        }
        return selected.found().isEmpty() ? SUCCESS : FINDINGS;
    }

    private static int write(Path file, FindingFilter.Selected selected, Console console) throws IOException {
        Baseline.write(file, selected.found());
        console.println(file + ": " + FindingReport.count(selected.found()) + " written to the baseline");
        return SUCCESS;
    }
}
