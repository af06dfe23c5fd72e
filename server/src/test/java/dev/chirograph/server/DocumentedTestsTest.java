package dev.chirograph.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every rule of docs/security/oauth.md has a test that exists. */
final class DocumentedTestsTest {
    private static final DocumentedTests TESTS = new DocumentedTests(Map.of(
            "PkceTest", "class PkceTest { void wrongVerifierIsRejected(Store store) {} }",
            "CodeTest", "class CodeTest extends AbstractTest {}",
            "AbstractTest", "class AbstractTest { void codeExpires() {} }"));

    @Test
    void everyTestNamedInTheSecurityDocumentExists() throws IOException {
        String document = Files.readString(Path.of("../docs/security/oauth.md"));
        DocumentedTests tests = DocumentedTests.below(Path.of(".."));

        List<String> missing = tests.missing(document);

        assertTrue(tests.count(document) > 400, () -> "found only " + tests.count(document) + " names of tests");
        assertEquals(
                List.of(),
                missing,
                () -> "docs/security/oauth.md names tests that do not exist; correct the names of:\n"
                        + String.join("\n", missing));
    }

    @Test
    void existingTestsAreFound() {
        assertEquals(
                List.of(),
                TESTS.missing(
                        "| rule | RFC 7636 | `PkceTest`, `PkceTest.wrongVerifierIsRejected`, `.wrongVerifier…`; `CodeTest.codeExpires` |"));
    }

    @Test
    void namesWithoutATestAreReported() {
        assertEquals(
                List.of("NoTest", "NoTest.codeExpires", "PkceTest.codeExpires", "PkceTest.wrong", "PkceTest.right…"),
                TESTS.missing("""
                        | rule | RFC 7636 | `NoTest`, `.codeExpires` |
                        | rule | RFC 7636 | `PkceTest.codeExpires`, `.wrong`, `.right…`, `.wrongVerifierIsRejected` |
                        """));
    }

    @Test
    void codeThatIsNoNameOfATestIsReported() {
        assertEquals(
                List.of("null.codeExpires", "not a test"),
                TESTS.missing("| rule | RFC 7636 | `.codeExpires`, `not a test` |"));
    }
}
