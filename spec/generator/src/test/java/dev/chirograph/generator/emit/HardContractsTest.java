package dev.chirograph.generator.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compiles what is hard to name or too large for one method, with every warning as an error. */
class HardContractsTest {
    /** More than a class's initializer can hold. */
    private static final int MANY = 700;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void namesThatClashWithOursOrWithOneAnotherAreReported(Layout.Half half) throws Exception {
        CompiledHalf compiled = CompiledHalf.of(half, CompiledHalf.resource("clashes.yaml"));

        assertNotNull(compiled.load(folder, "25", entry(half)));
    }

    @ParameterizedTest
    @EnumSource
    void manyOperationsFitTheirClasses(Layout.Half half) throws Exception {
        Path contract = Files.writeString(folder.resolve("many.yaml"), many());

        CompiledHalf compiled = CompiledHalf.of(half, contract);

        assertNotNull(compiled.load(folder, "25", entry(half)));
    }

    @ParameterizedTest
    @EnumSource
    void manyParametersFitTheirOperation(Layout.Half half) throws Exception {
        Path contract = Files.writeString(folder.resolve("wide.yaml"), wide());

        CompiledHalf compiled = CompiledHalf.of(half, contract);

        assertNotNull(compiled.load(folder, "25", entry(half)));
    }

    @Test
    void parametersForWhichAMethodHasNoRoomGoIntoAClassOfTheirOwn() throws Exception {
        String parameters = IntStream.range(0, 300)
                .mapToObj("        - {name: p%d, in: query, required: true, schema: {type: integer}}\n"::formatted)
                .collect(Collectors.joining());
        Path contract = Files.writeString(folder.resolve("wide.yaml"), """
                openapi: 3.1.0
                info: {title: Wide, version: '1'}
                paths:
                  /things/{id}:
                    get:
                      operationId: getThing
                      tags: ['***']
                      parameters:
                        - {name: id, in: path, required: true, schema: {type: integer}}
                %s      responses:
                        '204': {description: Nothing}
                """.formatted(parameters));

        CompiledHalf client = CompiledHalf.of(Layout.Half.CLIENT, contract);
        Class<?> calls = client.load(folder, "17", "api.TCalls");

        Method get = Arrays.stream(calls.getMethods())
                .filter(method -> method.getName().equals("getThing"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of("long", "GetThingParameters"),
                Stream.of(get.getParameterTypes()).map(Class::getSimpleName).toList());
    }

    private static String entry(Layout.Half half) {
        return half == Layout.Half.SERVER ? "api.Operations" : "api.ApiGroups";
    }

    /** An operation with more parameters than a method of Java can have. */
    private static String wide() {
        String parameters = IntStream.range(0, 300)
                .mapToObj(number -> "        - {name: filter" + number + ", in: query, required: " + (number % 2 == 0)
                        + ", schema: {type: integer, maximum: " + number + "}}\n")
                .collect(Collectors.joining());
        return "openapi: 3.1.0\ninfo: {title: Wide, version: '1'}\npaths:\n  /things:\n    get:\n"
                + "      operationId: listThings\n      tags: [things]\n      parameters:\n" + parameters
                + "      responses:\n        '204': {description: Nothing}\n";
    }

    private static String many() {
        String paths = IntStream.range(0, MANY).mapToObj("""
                          /things%1$d:
                            get:
                              operationId: getThing%1$d
                              tags: [things]
                              parameters:
                                - {name: limit, in: query, schema: {type: integer, maximum: %1$d}}
                              responses:
                                '204': {description: Nothing}
                        """::formatted).collect(Collectors.joining());
        return "openapi: 3.1.0\ninfo: {title: Many, version: '1'}\npaths:\n" + paths;
    }
}
