package dev.chirograph.generator.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chirograph.generator.Fixtures;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.read.Document;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnchangedTest {
    /** The lists in which the order of elements means nothing. */
    private static final Set<String> SETS =
            Set.of("required", "enum", "servers", "security", "x-aliases", "parameters");

    static Stream<Path> documents() {
        return Stream.of(Fixtures.own(), Fixtures.library());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aDocumentDoesNotDifferFromItself(Path file) throws IOException {
        Contract contract = Document.load(file).contract();

        assertEquals(List.of(), Diff.between(contract, Document.load(file).contract()));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void theOrderOfMembersMeansNothing(Path file) {
        Draft draft = Draft.load(file);

        for (long seed = 0; seed < 20; seed++) {
            Draft shuffled = draft.copy();
            shuffle(shuffled.root(), "", new Random(seed));

            assertEquals(List.of(), Diff.between(draft.contract(), shuffled.contract()), "seed " + seed);
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void theNotationMeansNothing(Path file) throws IOException {
        Document document = Document.load(file);

        Contract json = Document.parse(document.json()).contract();
        Contract yaml = Document.parse(Draft.load(file).yaml()).contract();

        assertEquals(List.of(), Diff.between(document.contract(), json));
        assertEquals(List.of(), Diff.between(json, yaml));
    }

    private static void shuffle(JsonNode node, String name, Random random) {
        if (node instanceof ObjectNode object) {
            List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
            Collections.shuffle(members, random);
            object.removeAll();
            members.forEach(member -> object.set(member.getKey(), member.getValue()));
            members.forEach(member -> shuffle(member.getValue(), member.getKey(), random));
        } else if (node instanceof ArrayNode list) {
            List<JsonNode> elements = new ArrayList<>();
            list.forEach(elements::add);
            if (SETS.contains(name)) {
                Collections.shuffle(elements, random);
            }
            list.removeAll().addAll(elements);
            elements.forEach(element -> shuffle(element, "", random));
        }
    }
}
