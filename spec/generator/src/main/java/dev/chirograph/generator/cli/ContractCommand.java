package dev.chirograph.generator.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chirograph.generator.check.Check;
import dev.chirograph.generator.check.Finding;
import dev.chirograph.generator.check.Severity;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.gate.Gate;
import dev.chirograph.generator.gate.Released;
import dev.chirograph.generator.read.ContractException;
import dev.chirograph.generator.read.Document;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells all that an owner wants to know of a document before others do: {@code check}, and {@code diff} to the last release. */
public final class ContractCommand implements Command {
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
        return List.of(
                new Option("released", "DIR", "the documents as released, each named by its version: 1.4.2.yaml"),
                new Option("history", "FILE", "the breaking changes that are declared"),
                Option.flag("json", "print JSON"));
    }

    @Override
    public int run(Arguments arguments, Screen screen) throws IOException {
        Document document = arguments.document(0);
        List<Finding> findings = Findings.of(document);
        Gate gate = gate(arguments, document);
        if (arguments.has("json")) {
            ObjectNode object = JsonTexts.object().put("document", arguments.operand(0));
            JsonTexts.put(object, findings);
            if (gate != null) {
                JsonTexts.put(object, gate);
            }
            screen.say(JsonTexts.write(object));
        } else {
            say(arguments.operand(0), findings, gate, screen);
        }
        // Warnings are told, and stop nobody.
        return Findings.count(findings, Severity.ERROR) == 0 && (gate == null || gate.open()) ? FINE : FINDINGS;
    }

    /** Null when nothing is released yet, or the document cannot be read: then the findings say so. */
    private static @Nullable Gate gate(Arguments arguments, Document document) throws IOException {
        Released released = Released.newest(Arguments.file(arguments.required("released")));
        if (released == null) {
            return null;
        }
        Contract before = Arguments.document(released.file()).contract();
        if (!before.version().equals(released.version())) {
            throw new MisuseException(released.file() + " says that it is " + before.version() + "; name it so");
        }
        try {
            Contract after = document.contract();
            return Gate.between(before, after, Histories.of(arguments.value("history")), after.version());
        } catch (ContractException e) {
            return null;
        }
    }

    private static void say(String document, List<Finding> findings, @Nullable Gate gate, Screen screen) {
        screen.say("Contract " + document);
        findings.stream().flatMap(finding -> Findings.lines(finding).stream()).forEach(line -> screen.say("  " + line));
        screen.say(
                "Check:   " + Findings.count(findings) + " by " + Check.rules().size() + " rules");
        if (gate == null) {
            screen.say("Changes: nothing to compare with");
            return;
        }
        Differences.lines(gate).forEach(line -> screen.say("  " + line));
        screen.say("Changes: " + Differences.summary(gate));
        String work = Differences.work(gate);
        String open = work.isEmpty()
                ? ", nothing stands in the way"
                : ", nothing stands in the way but code to write or to look through in handlers for " + work;
        screen.say("Version: " + gate.after() + (gate.open() ? open : ""));
        gate.problems().forEach(problem -> screen.say("To do:   " + problem));
    }
}
