package dev.chirograph.generator;

import dev.chirograph.generator.cli.Arguments;
import dev.chirograph.generator.cli.Command;
import dev.chirograph.generator.cli.Console;
import dev.chirograph.generator.cli.Option;
import dev.chirograph.generator.cli.UsageException;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.read.Document;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Generates a half. */
final class GenerateCommand implements Command {
    private final LongSupplier nanoTime;

    /** Takes a source of nanoseconds such as {@link System#nanoTime()}. */
    GenerateCommand(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public String name() {
        return "generate";
    }

    @Override
    public String summary() {
        return "generate the Java sources of one half from a document";
    }

    @Override
    public List<String> operands() {
        return List.of("DOCUMENT");
    }

    @Override
    public List<Option> options() {
        List<Option> options = new ArrayList<>();
        options.add(new Option("half", "server|client", "which half"));
        options.add(new Option(
                "output", "DIR", "the output folder; generated files there that are out of date are deleted"));
        for (LayoutOption option : LayoutOption.values()) {
            options.add(new Option(option.hyphenated(), "NAME", option.description()));
        }
        options.addAll(List.of(
                Option.flag("support-given", "leave out the JSON support classes, which then come from a jar"),
                Option.flag("no-unknown-properties", "generate a smaller client, whose models drop unknown properties"),
                new Option(
                        "resources", "DIR", "the folder for copies of the document as openapi.yaml and openapi.json"),
                Option.flag("quiet", "print only what was not generated or is not validated")));
        return options;
    }

    @Override
    public int run(Arguments arguments, Console console) throws IOException {
        long start = nanoTime.getAsLong();
        Layout layout = layout(arguments);
        Path folder = Arguments.file(arguments.required("output"));
        Document document = arguments.document(0);
        Generator generator = new Generator(layout);
        GenerationResult generated =
                (arguments.has("support-given") ? generator.withoutSupport() : generator).generate(document, folder);
        String resources = arguments.value("resources");
        if (resources != null) {
            Generator.publish(document, Arguments.file(resources));
        }
        GenerationSummary summary = new GenerationSummary(document, generated);
        if (!arguments.has("quiet")) {
            console.println(summary.line(nanoTime.getAsLong() - start));
        }
        List<String> notMade = summary.notMade();
        if (!notMade.isEmpty()) {
            console.println("Not generated or not validated:");
            notMade.forEach(line -> console.println("  " + line));
        }
        return SUCCESS;
    }

    private static Layout layout(Arguments arguments) {
        Layout layout =
                LayoutOption.layout(half(arguments.required("half")), option -> arguments.value(option.hyphenated()));
        return arguments.has("no-unknown-properties") ? layout.withoutUnknownProperties() : layout;
    }

    private static Layout.Half half(String name) {
        return switch (name) {
            case "server" -> Layout.Half.SERVER;
            case "client" -> Layout.Half.CLIENT;
            default -> throw new UsageException("--half must be server or client, but is " + name);
        };
    }
}
