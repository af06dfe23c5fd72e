package dev.chirograph.generator.emit.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chirograph.generator.contract.Content;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Response;
import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import dev.chirograph.generator.emit.Layout;
import dev.chirograph.generator.emit.MediaTypes;
import dev.chirograph.generator.read.Document;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Adds something to the document wherever that can be, and reads responses that use it with the code cut before. */
class NewerServerTest {
    private static final Pattern MARK = Pattern.compile("new1\\d{5}");

    /** More than a union has variants. */
    private static final int CHOICES = 12;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"../openapi.yaml", "src/test/resources/dev/chirograph/generator/library.yaml"})
    void aClientReadsTheResponsesOfANewerServer(String file) throws Exception {
        Document document = Document.parse(Files.readString(Path.of(file)));
        Contract old = document.contract();
        Models client = Models.compile(Layout.Half.CLIENT, document, folder);
        for (Novelty.Kind kind : Novelty.Kind.values()) {
            Novelty novelty = Novelty.add(kind, document.json());
            Contract newer = Document.parse(novelty.document()).contract();
            Set<String> used = new HashSet<>();
            for (Operation operation : newer.operations()) {
                for (Response response : operation.responses()) {
                    for (Content content : response.content()) {
                        TypeUse before = operation.protocol() ? null : before(old, operation, response, content);
                        for (int choice = 0; before != null && choice < CHOICES; choice++) {
                            JsonNode answer = new NewAnswer(newer, choice).of(content.use());
                            used.addAll(marks(answer.toString()));
                            read(client, before.type(), answer, kind);
                        }
                    }
                }
            }
            assertEquals(Set.of(), unused(newer, novelty.marks(), used), kind + " was used by no answer");
            assertTrue(kind == Novelty.Kind.MEMBER || !used.isEmpty(), kind + " was used nowhere");
        }
    }

    /** Reads and writes it, and looks for what is new: all of it is kept. */
    private static void read(Models client, Type type, JsonNode answer, Novelty.Kind kind) throws Exception {
        if (type instanceof Type.ListOf list) {
            read(client, list.element().type(), answer.get(0), kind);
        } else if (type instanceof Type.Reference reference) {
            String json = answer.toString();
            String written;
            try {
                written = client.write(reference.name(), client.read(reference.name(), json));
            } catch (RuntimeException e) {
                throw new AssertionError(kind + " is not read in " + json, e);
            }
            assertEquals(marks(json), marks(written), written);
        }
    }

    private static Set<String> marks(String json) {
        return MARK.matcher(json).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /** The marks that no answer has, though one could. */
    private static Set<String> unused(Contract newer, Set<String> marks, Set<String> used) {
        Set<String> unused = new HashSet<>(marks);
        unused.retainAll(new Visible(newer).marks(MARK));
        unused.removeAll(used);
        return unused;
    }

    private static TypeUse before(Contract old, Operation operation, Response response, Content content) {
        List<TypeUse> uses = old.operations().stream()
                .filter(one -> one.id().equals(operation.id()))
                .flatMap(one -> one.responses().stream())
                .filter(one -> one.status().equals(response.status()))
                .flatMap(one -> one.content().stream())
                .filter(one -> one.mediaType().equals(content.mediaType()) && MediaTypes.json(one.mediaType()))
                .map(Content::use)
                .toList();
        return uses.isEmpty() ? null : uses.get(0);
    }
}
