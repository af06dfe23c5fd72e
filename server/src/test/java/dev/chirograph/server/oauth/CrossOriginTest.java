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
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The responses that scripts of other origins may read. */
final class CrossOriginTest {
    private static final Set<String> READABLE = Set.of(
            Operations.ISSUE_TOKEN.id(),
            Operations.GET_USERINFO.id(),
            Operations.GET_USERINFO_BY_FORM.id(),
            Operations.GET_JWKS.id(),
            Operations.GET_AUTHORIZATION_SERVER_METADATA.id(),
            Operations.GET_OPENID_CONFIGURATION.id(),
            Operations.GET_PROTECTED_RESOURCE_METADATA.id());

    private RunningAuthorizationServer server;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        server = RunningAuthorizationServer.inDevelopment(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void ofAllOperationsTheseAloneCanBeReadFromOtherOrigins() throws Exception {
        Set<String> readable = new TreeSet<>();
        for (Operation operation : Operations.ALL) {
            Answer answer = server.send(request(operation).method(operation.method(), BodyPublishers.noBody()));
            if (!corsHeadersOf(answer).isEmpty()) {
                assertEquals("*", answer.header("Access-Control-Allow-Origin"), operation.id());
                assertEquals("", answer.header("Access-Control-Allow-Credentials"), operation.id());
                readable.add(operation.id());
            }
        }

        assertEquals(new TreeSet<>(READABLE), readable);
    }

    @Test
    void ofAllOperationsTheseAloneAnswerPreflights() throws Exception {
        Set<String> answered = new TreeSet<>();
        for (Operation operation : Operations.ALL) {
            Answer answer = server.send(request(operation)
                    .header("Access-Control-Request-Method", operation.method())
                    .header("Access-Control-Request-Headers", "authorization,dpop")
                    .method("OPTIONS", BodyPublishers.noBody()));
            if (!corsHeadersOf(answer).isEmpty()) {
                assertEquals(204, answer.status(), operation.id());
                List<String> methods =
                        List.of(answer.header("Access-Control-Allow-Methods").split(", "));
                assertTrue(methods.contains(operation.method()), operation.id());
                assertEquals("Authorization, Content-Type, DPoP", answer.header("Access-Control-Allow-Headers"));
                answered.add(operation.id());
            }
        }

        assertEquals(new TreeSet<>(READABLE), answered);
    }

    @Test
    void aRefusalCanBeReadWithWhatHelpsToDoBetter() throws Exception {
        Answer answer = server.send(HttpRequest.newBuilder(server.api("/oauth2/userinfo"))
                .header("Origin", "https://page.example")
                .header("Authorization", "Bearer nonsense"));

        assertEquals(401, answer.status());
        assertEquals("*", answer.header("Access-Control-Allow-Origin"));
        assertEquals("DPoP-Nonce, Retry-After, WWW-Authenticate", answer.header("Access-Control-Expose-Headers"));
    }

    private HttpRequest.Builder request(Operation operation) {
        String path = operation.path().replaceAll("\\{[^}]*}", "1");
        return HttpRequest.newBuilder(server.api(path)).header("Origin", "https://page.example");
    }

    private static Set<String> corsHeadersOf(Answer answer) {
        return answer.http().headers().map().keySet().stream()
                .filter(name -> name.startsWith("access-control-"))
                .collect(Collectors.toSet());
    }
}
