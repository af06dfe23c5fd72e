package dev.chirograph.generator.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.gate.Gate;
import java.io.IOException;
import java.util.List;

/** Compares two documents. */
public final class DiffCommand implements Command {
    @Override
    public String name() {
        return "diff";
    }

    @Override
    public String summary() {
        return "list the changes between two documents, which audiences they break, and the version they require";
    }

    @Override
    public List<String> operands() {
        return List.of("OLD", "NEW");
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option("breaking-changes", "FILE", "the file of declared breaking changes"),
                new Option("version", "VERSION", "the version of NEW, instead of its info.version"),
                Option.flag("json", "print JSON"));
    }

    @Override
    public int run(Arguments arguments, Console console) throws IOException {
        ChangeLocator places = new ChangeLocator(arguments.document(0), arguments.document(1));
        Contract before = places.before().contract();
        Contract after = places.after().contract();
        Gate gate = Gate.between(
                before,
                after,
                BreakingChangesFile.of(arguments.value("breaking-changes")),
                arguments.value("version", after.version()));
        if (arguments.has("json")) {
            ObjectNode object = JsonOutput.object();
            JsonOutput.put(object, gate, places);
            console.println(JsonOutput.write(object));
        } else {
            ChangeReport.lines(gate, places).forEach(console::println);
            console.println(ChangeReport.summary(gate));
            gate.problems().forEach(problem -> console.println("problem: " + problem));
        }
        return gate.open() ? SUCCESS : FINDINGS;
    }
}
