package dev.chirograph.generator.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chirograph.generator.check.Finding;
import java.io.IOException;
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
        return List.of(Option.flag("json", "print JSON"));
    }

    @Override
    public int run(Arguments arguments, Screen screen) throws IOException {
        List<Finding> findings = Findings.of(arguments.document(0));
        if (arguments.has("json")) {
            ObjectNode object = JsonTexts.object().put("document", arguments.operand(0));
            JsonTexts.put(object, findings);
            screen.say(JsonTexts.write(object));
        } else {
            findings.stream()
                    .flatMap(finding -> Findings.lines(finding).stream())
                    .forEach(screen::say);
            screen.say(arguments.operand(0) + ": " + Findings.count(findings));
        }
        return findings.isEmpty() ? FINE : FINDINGS;
    }
}
