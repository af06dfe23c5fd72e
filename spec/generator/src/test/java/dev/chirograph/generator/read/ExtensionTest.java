package dev.chirograph.generator.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.chirograph.generator.contract.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtensionTest {
    private static final Pattern LITERAL = Pattern.compile("\"(x-[a-z][a-z-]*)\"");

    @TempDir
    Path folder;

    @Test
    void theListNamesWhatTheReadersReadAndNothingElse() throws IOException {
        Path readers = Path.of(System.getProperty("basedir", ""), "src/main/java/dev/chirograph/generator/read");
        Set<String> read = new TreeSet<>();
        try (Stream<Path> files = Files.list(readers)) {
            for (Path file :
                    files.filter(file -> !file.endsWith("Extension.java")).toList()) {
                Matcher literal = LITERAL.matcher(Files.readString(file));
                while (literal.find()) {
                    read.add(literal.group(1));
                }
            }
        }

        Set<String> listed =
                Arrays.stream(Extension.values()).map(Extension::text).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(read, listed);
    }

    @ParameterizedTest
    @CsvSource({
        "x-rate-limits, x-rate-limit",
        "x-ratelimit, x-rate-limit",
        "x-rateLimit, x-rate-limit",
        "X-Rate-Limit, x-rate-limit",
        "x_rate_limit, x-rate-limit",
        "x-rate-limti, x-rate-limit",
        "x-rate-limt, x-rate-limit",
        "x-pages, x-page",
        "x-paeg, x-page",
        "x-idempotency, x-idempotent",
        "x-sensitiv, x-sensitive",
        "x-open-enums, x-open-enum",
        "x-sdkname, x-sdk-name",
        "x-sdk-gruop, x-sdk-group",
        "x-alias, x-aliases",
        "x-protocl, x-protocol",
        "x-consents, x-consent",
        "x-grants-to, x-grant-to",
        "x-cor, x-cors",
        "x-lint-ingore, x-lint-ignore",
        "x-set-by-run-time, x-set-by-runtime"
    })
    void aNameWithinTwoEditsMeansAnExtensionOfOurs(String written, String meant) {
        Extension extension = Extension.meant(written);

        assertEquals(meant, extension == null ? "none" : extension.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-tags",
                "x-tag",
                "x-image",
                "x-stage",
                "x-range",
                "x-internal",
                "x-nullable",
                "x-example",
                "x-examples",
                "x-enum-varnames",
                "x-enum-descriptions",
                "x-enumNames",
                "x-extensible-enum",
                "x-logo",
                "x-tagGroups",
                "x-codeSamples",
                "x-code-samples",
                "x-codegen-request-body-name",
                "x-github",
                "x-ms-enum",
                "x-ms-pageable",
                "x-ms-paths",
                "x-parameter-name",
                "x-stainless-naming",
                "x-speakeasy-group",
                "x-fern-sdk-group-name",
                "x-fern-sdk-method-name",
                "x-amazon-apigateway-integration",
                "x-google-backend",
                "x-kubernetes-action",
                "x-order",
                "x-go-name",
                "x-rate-limiting",
                "x-expandableFields",
                "x-resourceId",
                "x-stripeOperations"
            })
    void anExtensionOfAnotherToolIsLeftAlone(String written) {
        assertNull(Extension.meant(written));
    }

    @Test
    void xCheckOffIsAnErrorThatNamesXLintIgnore() {
        Document document = Documents.withPart("3.1.0", "{type: string, x-check-off: {unbounded-text: Short.}}");

        Warning warning = document.contract().warnings().get(0);

        assertEquals("misspelled-extension /components/schemas/Thing/properties/part/x-check-off", words(warning));
        assertEquals("`x-check-off` is now `x-lint-ignore` and has no effect under its old name", warning.message());
        assertEquals("rename it to `x-lint-ignore`", warning.fix());
    }

    @Test
    void dataAndNamesAreNoExtensions() {
        Document document = Documents.withPart("3.1.0", """
                type: object
                default: {x-rate-limits: 1}
                example: {x-pages: 1}
                enum: [{x-pages: 1}]
                properties:
                  x-pages: {type: integer}
                  default: {type: object, properties: {x-rate-limits: {type: integer}}}
                """);

        assertEquals(List.of(), remarked(document));
    }

    @Test
    void namesOfHeadersAreNoExtensions() {
        Document document = Documents.withOperation("""
                operationId: getIt
                parameters: [{$ref: '#/components/parameters/Id'}]
                responses: {'200': {description: It., headers: {x-rate-limit: {schema: {type: string}}, X-Pages: {schema: {}}}}}
                """);

        assertEquals(List.of(), remarked(document));
    }

    @Test
    void filesThatTheDocumentRefersToAreLookedThroughToo() throws IOException {
        Files.writeString(folder.resolve("path.yaml"), """
                get:
                  operationId: getIt
                  x-rate-limits: {name: a, limit: 1, window: PT1M, per: address}
                  responses: {'204': {description: None.}}
                """);
        Path file = Files.writeString(folder.resolve("openapi.yaml"), """
                openapi: 3.1.0
                info: {title: Test, version: '1'}
                paths: {/it: {$ref: path.yaml}}
                """);

        assertEquals(List.of("misspelled-extension path.yaml#/get/x-rate-limits"), remarked(Document.load(file)));
    }

    @Test
    void aReferenceToMarkdownThatNothingReadsDoesNoHarm() throws IOException {
        Files.writeString(folder.resolve("intro.md"), "# Intro\n\n- a: b: c\n\t{[");
        Path file = Files.writeString(folder.resolve("openapi.yaml"), """
                openapi: 3.1.0
                info: {title: Test, version: '1', description: {$ref: intro.md}}
                paths: {}
                """);

        assertEquals(List.of(), remarked(Document.load(file)));
    }

    @Test
    void besideAReferenceOfOpenApi30AnExtensionOfASchemaHasNoEffect() {
        String beside = "{$ref: '#/components/schemas/Text', x-sensitive: true, x-sdk-name: other}";
        String pointer = "misplaced-extension /components/schemas/Thing/properties/part/x-sensitive";

        assertEquals(List.of(pointer), remarked(Documents.withPart("3.0.3", beside)));
        assertEquals(List.of(), remarked(Documents.withPart("3.1.0", beside)));
    }

    private static List<String> remarked(Document document) {
        return document.contract().warnings().stream()
                .filter(warning -> warning.rule().endsWith("-extension"))
                .map(ExtensionTest::words)
                .toList();
    }

    private static String words(Warning warning) {
        return warning.rule() + " " + warning.pointer();
    }
}
