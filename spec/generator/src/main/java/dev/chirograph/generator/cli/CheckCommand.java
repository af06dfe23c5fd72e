package dev.chirograph.generator.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks for what a document should not have, or lacks. */
public final class CheckCommand implements Command {
    @Override
    public String name() {
        return "check";
    }

    @Override
    public String summary() {
        return "find what a document should not have, or lacks";
    }

    @Override
    public List<String> operands() {
        return List.of("DOCUMENT");
    }

    @Override
    public List<Option> options() {
        List<Option> options = new ArrayList<>(Selection.options());
        options.add(new Option("write-baseline", "FILE", "write what is found to this file, for --baseline"));
        options.add(Option.flag("json", "print JSON"));
        return options;
    }

    @Override
    public int run(Arguments arguments, Screen screen) throws IOException {
        Selection selection = Selection.of(arguments);
        Examined examined = Examined.of(Arguments.file(arguments.operand(0)));
        String baseline = arguments.value("write-baseline");
        if (baseline != null && examined.readable()) {
            return write(Arguments.file(baseline), selection.of(examined.found()), screen);
        }
        Selection.Selected selected = selection.of(examined.found());
        if (arguments.has("json")) {
            ObjectNode object = JsonTexts.object().put("document", arguments.operand(0));
            JsonTexts.put(object, selected);
            screen.say(JsonTexts.write(object));
        } else {
            selection.lines(selected).forEach(screen::say);
            screen.say(arguments.operand(0) + ": " + selection.summary(selected) + selection.rest(selected));
        }
        if (!examined.readable()) {
            return UNREADABLE;
        }
        return selected.found().isEmpty() ? FINE : FINDINGS;
    }

    private static int write(Path file, Selection.Selected selected, Screen screen) throws IOException {
        Baseline.write(file, selected.found());
        screen.say(file + ": " + Findings.count(selected.found()) + " are known from now on");
        return FINE;
    }
}
