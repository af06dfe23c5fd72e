package dev.chirograph.server.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.api.Operations;
import dev.chirograph.server.oauth.RunningAuthorizationServer.Answer;
import dev.chirograph.server.runtime.Operation;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The common properties of all operations of the authorization server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProtocolAnswersTest {
    /** The public and cacheable responses. */
    private static final Set<String> PUBLIC = Set.of(
            "getJwks",
            "getAuthorizationServerMetadata",
            "getOpenidConfiguration",
            "getProtectedResourceMetadata",
            "getPageStyle",
            "showAccessHelp");

    /** Parses no form: the token is in the header. */
    private static final Set<String> WITHOUT_PARAMETERS = Set.of("getUserinfo", "getUserinfoByForm");

    private RunningAuthorizationServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = RunningAuthorizationServer.inDevelopment(folder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> responseIsNoStore() {
        return operations()
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    for (String parameters :
                            List.of("", "client_id=nobody&token=x&grant_type=refresh_token&refresh_token=x")) {
                        Answer answer = send(operation, parameters);

                        assertTrue(
                                answer.status() < 500,
                                () -> answer.status() + " " + answer.http().body());
                        assertTrue(answer.header("Cache-Control").contains("no-store"), answer.header("Cache-Control"));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> duplicateParameterIsRejected() {
        return operations()
                .filter(operation -> !WITHOUT_PARAMETERS.contains(operation.id()))
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    for (String twice : List.of("client_id=a&client_id=a", "x=&x=", "state=a&%73tate=b")) {
                        assertEquals(400, send(operation, twice).status(), twice);
                    }
                }));
    }

    private static Stream<Operation> operations() {
        return Operations.ALL.stream()
                .filter(operation -> Set.of("oauth", "pages").contains(operation.tag()))
                .filter(operation -> !PUBLIC.contains(operation.id()));
    }

    private Answer send(Operation operation, String parameters) throws Exception {
        if (operation.method().equals("POST")) {
            return server.send(HttpRequest.newBuilder(server.api(operation.path()))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(parameters)));
        }
        return server.get(operation.path() + (parameters.isEmpty() ? "" : "?" + parameters));
    }
}
