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
        return List.of(
                new Option("half", "server|client", "which half"),
                new Option(
                        "output", "DIR", "the output folder; generated files there that are out of date are deleted"),
                new Option("model-package", "NAME", "the package of the models"),
                new Option("codec-package", "NAME", "the package of the codecs"),
                new Option("api-package", "NAME", "the package of handlers and routes, or of the client's groups"),
                new Option("support-package", "NAME", "the package of the JSON support"),
                new Option("runtime-package", "NAME", "the package of the runtime that the half uses"),
                new Option("call-package", "NAME", "the package of the client's pipeline"),
                Option.flag("support-given", "leave out the JSON support classes, which then come from a jar"),
                Option.flag("no-unknown-properties", "generate a smaller client, whose models drop unknown properties"),
                new Option(
                        "resources", "DIR", "the folder for copies of the document as openapi.yaml and openapi.json"),
                Option.flag("quiet", "print only what was not generated or is not validated"));
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
        Layout usual = Layout.of(half(arguments.required("half")));
        Layout layout = new Layout(
                usual.half(),
                arguments.value("model-package", usual.modelPackage()),
                arguments.value("codec-package", usual.codecPackage()),
                arguments.value("api-package", usual.apiPackage()),
                arguments.value("support-package", usual.supportPackage()),
                arguments.value("runtime-package", usual.runtimePackage()),
                arguments.value("call-package", usual.callPackage()));
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
