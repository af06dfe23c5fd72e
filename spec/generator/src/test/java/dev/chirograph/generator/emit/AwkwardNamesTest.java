package dev.chirograph.generator.emit;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.generator.java.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Crosses names that clash with those of emitted code, or with one another, with every kind of body and of response, and
 * compiles both halves with every warning as an error.
 */
class AwkwardNamesTest {
    /** Fewer than make a class of the parameters in either half, so that each name is that of a variable. */
    private static final int OF_ONE_OPERATION = 13;

    private static final List<String> AWKWARD = List.of(
            "value value_ Value VALUE val-ue reader writer call request response body name builder each tree this self super",
            "class int default enum record sealed var yield permits true false null goto assert new return throws switch",
            "_ __ $ $a 1 42 9lives a-b a_b aB A+B a.b - + -1 +1 ÄÖ 名前 wait notify getClass hashCode toString equals",
            "clone finalize build toBuilder String Object Integer Long List Map Set Override Record Iterable Void Error",
            "Function Builder Known Unknown Other additionalProperties putAdditionalProperty hasValue status200 json");

    /** A variable of a method or a lambda, or a parameter of one. */
    private static final Pattern VARIABLE =
            Pattern.compile("[\\w>\\]] ([a-z]\\w*)(?= = | : |, |\\) [{t])|([a-z]\\w*)(?=(, \\w+)*\\)? -> )");

    private static final Map<String, String> BODIES = bodies();
    private static final Map<String, String> RESPONSES = responses();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void parametersPropertiesHeadersAndOperationsOfAwkwardNamesCompileWithEveryKindOfBodyAndResponse(Layout.Half half)
            throws Exception {
        List<String> names = names();
        Path contract = Files.writeString(folder.resolve("awkward.yaml"), document(names));

        CompiledHalf compiled = CompiledHalf.of(half, contract);

        assertTrue(
                names.containsAll(List.of("cursor", "engine", "mediaType", "parameters", "violations")),
                names::toString);
        assertNotNull(compiled.load(folder, "25", half == Layout.Half.SERVER ? "api.Operations" : "api.ApiGroups"));
    }

    /** The names above and those that emitted code gives to its own variables. */
    private static List<String> names() {
        Set<String> variables = new TreeSet<>();
        for (Layout.Half half : Layout.Half.values()) {
            for (SourceFile file : CompiledHalf.of(half).sources()) {
                Matcher matcher = VARIABLE.matcher(file.path().startsWith("api/") ? file.text() : "");
                while (matcher.find()) {
                    variables.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
                }
            }
        }
        Set<String> names = new LinkedHashSet<>();
        AWKWARD.forEach(line -> names.addAll(List.of(line.split(" "))));
        names.addAll(variables);
        return List.copyOf(names);
    }

    private static String document(List<String> names) {
        StringBuilder paths = new StringBuilder();
        int count = 0;
        List<String> bodies = List.copyOf(BODIES.values());
        for (int start = 0, shift = 0; start < names.size(); start += OF_ONE_OPERATION, shift++) {
            List<String> some = names.subList(start, Math.min(names.size(), start + OF_ONE_OPERATION));
            for (String response : RESPONSES.values()) {
                // All names meet all bodies and all responses, and all bodies meet all responses.
                paths.append(operation(count, names, some, bodies.get((count + shift) % bodies.size()), response));
                count++;
            }
        }
        return "openapi: 3.1.0\ninfo: {title: Awkward, version: '1'}\npaths:\n" + paths + "components:\n  schemas:\n"
                + "    Awkward: {type: object, required: "
                + names.stream().map(AwkwardNamesTest::quoted).toList()
                + ", properties: {" + properties(names, "{type: [string, 'null'], maxLength: 9}") + "}}\n"
                + "    Optional: {type: object, properties: {"
                + properties(names, "{type: array, items: {type: integer, minimum: 1}}") + "}}\n"
                + "    Values: {type: string, enum: "
                + names.stream().map(AwkwardNamesTest::quoted).toList() + "}\n";
    }

    /** An operation with parameters of some names, each in a place of its own; its own name is one of all. */
    private static String operation(int number, List<String> names, List<String> some, String body, String response) {
        String own = names.get(number % names.size());
        // Each name is that of one operation; more are distinguished by a number.
        String id = number < names.size() ? own : own + " x" + number;
        List<String> ofPath = some.stream()
                .filter(name -> name.matches("[A-Za-z]\\w*"))
                .limit(2)
                .toList();
        String path = ofPath.stream().map(name -> "/{" + name + "}").collect(Collectors.joining());
        List<String> parameters = new ArrayList<>();
        for (int index = 0; index < some.size(); index++) {
            boolean inPath = ofPath.contains(some.get(index));
            boolean needed = inPath || (index + number) % 2 == 0;
            String place = inPath
                    ? "path"
                    : List.of("query", "header", "query", "cookie").get(index % 4);
            String schema = List.of(
                            "{type: string, maxLength: 5}",
                            "{type: integer}",
                            "{type: array, items: {type: string, minLength: 1}}",
                            "{$ref: '#/components/schemas/Values'}",
                            "{type: boolean}")
                    .get((index + number) % 5);
            parameters.add("        - {name: " + quoted(some.get(index)) + ", in: " + place + ", required: " + needed
                    + ", schema: " + schema + "}\n");
        }
        String headers = "headers: {"
                + properties(
                        some.stream()
                                .filter(name -> name.matches("\\p{ASCII}+"))
                                .toList(),
                        "{schema: {type: integer}}")
                + "}";
        return "  " + quoted("/" + number + path) + ":\n    post:\n      operationId: " + quoted(id)
                + "\n      tags: [" + quoted(names.get(number / 20)) + "]\n      parameters:\n"
                + String.join("", parameters)
                + body
                + response.replace("headers: {}", headers);
    }

    private static String properties(List<String> names, String value) {
        return names.stream().map(name -> quoted(name) + ": " + value).collect(Collectors.joining(", "));
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }

    private static Map<String, String> bodies() {
        Map<String, String> bodies = new LinkedHashMap<>();
        String awkward = ": {schema: {$ref: '#/components/schemas/Awkward'}}";
        String list = ": {schema: {type: array, maxItems: 3, items: {type: string}}}";
        bodies.put("none", "");
        bodies.put("json", body("application/json" + awkward));
        bodies.put("list", body("application/json" + list));
        bodies.put("form", body("application/x-www-form-urlencoded" + awkward));
        bodies.put("multipart", body("multipart/form-data: {schema: {$ref: '#/components/schemas/Optional'}}"));
        bodies.put("text", body("text/plain: {schema: {type: string, maxLength: 4}}"));
        bodies.put("binary", body("image/png: {schema: {type: string, format: binary}}"));
        bodies.put(
                "several",
                body("application/json" + awkward + ", multipart/form-data" + awkward
                        + ", text/plain: {schema: {type: string}}, image/*: {schema: {type: string, format: binary}}"));
        return bodies;
    }

    private static String body(String content) {
        return "      requestBody: {required: true, content: {" + content + "}}\n";
    }

    private static Map<String, String> responses() {
        Map<String, String> responses = new LinkedHashMap<>();
        String json = "content: {application/json: {schema: {$ref: '#/components/schemas/Awkward'}}}";
        String text = "content: {text/plain: {schema: {type: string}}}";
        responses.put("none", response("'204': {description: None}"));
        responses.put("json", response("'200': {description: It, " + json + "}"));
        responses.put("text", response("'200': {description: It, " + text + "}"));
        responses.put("binary", response("'200': {description: It, content: {image/png: {}, image/gif: {}}}"));
        responses.put(
                "stream", response("'200': {description: It, content: {text/event-stream: {schema: {type: string}}}}"));
        responses.put(
                "stream of dates",
                response(
                        "'200': {description: It, content: {text/event-stream: {schema: {type: string, format: date}}}}"));
        responses.put(
                "several",
                response("'200': {description: It, " + json + "}, '201': {description: It, " + text
                        + "}, '202': {description: None}, default: {description: Bad, " + json + "}"));
        responses.put("headers", response("'200': {description: It, headers: {}, " + json + "}"));
        responses.put(
                "headers only",
                response("'201': {description: It, headers: {}}, '202': {description: It, headers: {}}"));
        responses.put(
                "ranges", response("2XX: {description: It, " + json + "}, 4XX: {description: Bad, " + text + "}"));
        responses.put("default", response("default: {description: It, " + json + "}"));
        responses.put(
                "media types",
                response(
                        "'200': {description: It, content: {application/json: {schema: {$ref: '#/components/schemas/Awkward'}}, "
                                + "application/x-www-form-urlencoded: {schema: {$ref: '#/components/schemas/Awkward'}}, "
                                + "text/plain: {schema: {type: string}}}}"));
        return responses;
    }

    private static String response(String responses) {
        return "      responses: {" + responses + "}\n";
    }
}
