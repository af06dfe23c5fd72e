package dev.chirograph.generator;

import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.read.Document;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CliOption;
import org.openapitools.codegen.CodegenConstants;
import org.openapitools.codegen.CodegenType;
import org.openapitools.codegen.DefaultCodegen;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adapts the {@link Generator} to openapi-generator and its plugins, under the name {@code chirograph}. Bypasses
 * openapi-generator's own stages, which change the document beforehand and lose parts of it.
 */
public final class ChirographCodegen extends DefaultCodegen {
    private static final Logger LOG = LoggerFactory.getLogger(ChirographCodegen.class);
    private static final String HALF = "half";
    private static final String SUPPORT_GIVEN = "supportGiven";
    private static final String UNKNOWN_PROPERTIES = "unknownProperties";
    private static final String RESOURCE_FOLDER = "resourceFolder";

    private @Nullable Document loaded;

    /** Called by the service loader. */
    public ChirographCodegen() {
        cliOptions.clear();
        option(HALF, "which half to generate: server or client");
        for (LayoutOption option : LayoutOption.values()) {
            option(option.camelCase(), option.description());
        }
        option(CodegenConstants.SOURCE_FOLDER, "the source folder in the output folder");
        option(SUPPORT_GIVEN, "true to leave out the JSON support classes, which then come from a jar");
        option(UNKNOWN_PROPERTIES, "false to generate client models that drop unknown properties");
        option(RESOURCE_FOLDER, "the folder for copies of the document as openapi.yaml and openapi.json");
    }

    @Override
    public CodegenType getTag() {
        return CodegenType.OTHER;
    }

    @Override
    public String getName() {
        return "chirograph";
    }

    @Override
    public String getHelp() {
        return "Generates one half, server or client, from a contract.";
    }

    @Override
    public boolean getUseInlineModelResolver() {
        return false;
    }

    @Override
    public boolean getUseOpenapiNormalizer() {
        return false;
    }

    /**
     * Takes the document's file and reads it at once: for invalid YAML, openapi-generator would report only that there are
     * issues, before it calls anything else.
     */
    @Override
    public void setInputSpec(String inputSpec) {
        super.setInputSpec(inputSpec);
        Path file = document();
        try {
            loaded = Files.isRegularFile(file) ? Document.load(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Generates from the document; the given model is not used. */
    @Override
    public void processOpenAPI(OpenAPI openApi) {
        // Leaves no work and no warnings to openapi-generator's subsequent stages.
        openApi.paths(new Paths())
                .components(new Components())
                .tags(null)
                .security(null)
                .servers(null);
        try {
            long start = System.nanoTime();
            Document document = loaded == null ? Document.load(document()) : loaded;
            Path folder = Path.of(getOutputDir()).resolve(text(CodegenConstants.SOURCE_FOLDER, ""));
            Generator generator = new Generator(layout());
            GenerationResult generated = (chosen(SUPPORT_GIVEN, "false") ? generator.withoutSupport() : generator)
                    .generate(document, folder);
            String resources = text(RESOURCE_FOLDER, "");
            if (!resources.isEmpty()) {
                Generator.publish(document, Path.of(resources));
            }
            GenerationSummary summary = new GenerationSummary(document, generated);
            LOG.info(summary.line(System.nanoTime() - start));
            summary.notMade().forEach(line -> LOG.warn("not generated or not validated: {}", line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String escapeUnsafeCharacters(String input) {
        return input;
    }

    @Override
    public String escapeQuotationMark(String input) {
        return input;
    }

    /** Suppresses the sponsorship message of openapi-generator. */
    @Override
    public void postProcess() {}

    private Path document() {
        String given = getInputSpec();
        return given.startsWith("file:") ? Path.of(URI.create(given)) : Path.of(given);
    }

    private Layout layout() {
        Layout layout = LayoutOption.layout(half(), option -> given(option.camelCase()));
        return chosen(UNKNOWN_PROPERTIES, "true") ? layout : layout.withoutUnknownProperties();
    }

    private Layout.Half half() {
        String half = text(HALF, "").toUpperCase(Locale.ROOT);
        return Arrays.stream(Layout.Half.values())
                .filter(known -> known.name().equals(half))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the option half must be server or client"));
    }

    private boolean chosen(String option, String otherwise) {
        String given = text(option, otherwise);
        return switch (given) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("the option " + option + " must be true or false");
        };
    }

    private String text(String option, String otherwise) {
        String given = given(option);
        return given == null ? otherwise : given;
    }

    private @Nullable String given(String option) {
        Object given = additionalProperties.get(option);
        return given == null || given.toString().isBlank() ? null : given.toString();
    }

    private void option(String name, String description) {
        cliOptions.add(CliOption.newString(name, description));
    }
}
