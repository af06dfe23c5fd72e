package dev.chirograph.server.command;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "check-config",
        description =
                "Prints the configuration in force, with secrets masked, and everything that is wrong with it. Starts"
                        + " nothing and changes nothing.",
        mixinStandardHelpOptions = true)
final class CheckConfigCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    CheckConfigCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ConfigurationCheck check = console.actions().checkConfiguration();
        if (json) {
            console.out().println(json(check));
        } else {
            print(check);
        }
        return check.problems().isEmpty() ? ExitCode.OK : ExitCode.CONFIGURATION;
    }

    private void print(ConfigurationCheck check) {
        int width = check.variables().stream()
                .mapToInt(variable -> variable.name().length())
                .max()
                .orElse(0);
        for (EffectiveVariable variable : check.variables()) {
            String value = variable.value() == null ? "-" : variable.value();
            console.out()
                    .println(variable.name()
                            + " ".repeat(width + 2 - variable.name().length())
                            + value
                            + (variable.isSet() || variable.value() == null ? "" : "  (default)"));
        }
        print("Notes", check.notes());
        print(check.problems().size() == 1 ? "1 problem" : check.problems().size() + " problems", check.problems());
        if (check.problems().isEmpty()) {
            console.out().println();
            console.out().println("The configuration is valid.");
        }
    }

    private void print(String title, List<String> sentences) {
        if (!sentences.isEmpty()) {
            console.out().println();
            console.out().println(title + ":");
            sentences.forEach(sentence -> console.out().println("  - " + sentence));
        }
    }

    private static String json(ConfigurationCheck check) {
        JsonArrayBuilder variables = Json.createArrayBuilder();
        for (EffectiveVariable variable : check.variables()) {
            JsonObjectBuilder object = Json.createObjectBuilder().add("name", variable.name());
            if (variable.value() != null) {
                object.add("value", variable.value());
            }
            variables.add(object.add("set", variable.isSet()));
        }
        return Json.createObjectBuilder()
                .add("valid", check.problems().isEmpty())
                .add("variables", variables)
                .add("problems", Json.createArrayBuilder(check.problems()))
                .add("notes", Json.createArrayBuilder(check.notes()))
                .build()
                .toString();
    }
}
