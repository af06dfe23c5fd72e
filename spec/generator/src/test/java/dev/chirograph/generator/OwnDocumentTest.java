package dev.chirograph.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Tag;
import dev.chirograph.generator.read.Document;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnDocumentTest {
    private Contract contract;

    @BeforeEach
    void readTheDocument() throws IOException {
        contract = Document.load(Fixtures.own()).contract();
    }

    @Test
    void protocolsHaveNoClassesAndProblemsAlwaysHave() {
        List<String> names =
                contract.declarations().stream().map(Declaration::name).toList();

        assertTrue(
                names.containsAll(List.of("User", "Item", "ItemStatus", "Problem", "ProblemError")), names::toString);
        assertTrue(
                names.stream()
                        .noneMatch(name -> name.startsWith("Token")
                                || name.startsWith("Oauth")
                                || name.startsWith("Jwk")
                                || name.endsWith("Form")
                                || name.startsWith("Authorization")),
                names::toString);
    }

    @Test
    void protocolTypesAreSeparate() {
        List<String> names =
                contract.protocolTypes().stream().map(Declaration::name).toList();

        assertTrue(names.containsAll(List.of("PasswordForm", "TokenForm", "TokenResponse", "JwkSet")), names::toString);
        assertFalse(names.contains("Problem"), names::toString);
    }

    @Test
    void everyOperationHasATagOfTheDocument() {
        List<String> tags = contract.tags().stream().map(Tag::name).toList();

        assertEquals(List.of("users", "items", "limited", "oauth", "pages", "clients", "sessions", "document"), tags);
        for (Operation operation : contract.operations()) {
            assertTrue(tags.contains(operation.tag()), operation.id());
        }
    }

    @Test
    void theJsonThatIsServedSaysTheSame() throws IOException {
        String json = Document.load(Fixtures.own()).json();

        assertEquals(contract, Document.parse(json).contract());
    }
}
