package dev.chirograph.server.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.chirograph.server.LoggedLines;
import dev.chirograph.server.TestCall;
import dev.chirograph.server.api.Operations;
import dev.chirograph.server.api.model.User;
import dev.chirograph.server.api.model.UserCreate;
import dev.chirograph.server.api.model.UserPatch;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failed logins on the page, for a device and by the grant {@code password} are logged with their reasons. */
final class FailedSignInLogTest {
    @TempDir
    private Path folder;

    private RunningAuthorizationServer server;
    private LoggedLines log;

    @BeforeEach
    void start() throws Exception {
        server = RunningAuthorizationServer.inDevelopment(folder);
        log = LoggedLines.of("dev.chirograph.server.oauth.throttle.FailedLogins");
    }

    @AfterEach
    void stop() {
        log.close();
        server.close();
    }

    private void signInByPage(String username, String password) throws Exception {
        Browser browser = new Browser(server);
        browser.signIn(browser.get("/sign-in?continue=%2Fdevice"), username, password);
    }

    private List<String> logged(String key) {
        return log.all().stream().map(line -> LoggedLines.value(line, key)).toList();
    }

    @Test
    void failedSignInByThePageIsLogged() throws Exception {
        disableGrace();

        signInByPage("nobody", "secret");
        signInByPage("user", "not the secret");
        signInByPage("grace", "correct horse");
        signInByPage("user", "secret");

        assertEquals(List.of("unknown_user", "wrong_password", "disabled_user"), logged("reason"));
        assertNothingOfTheFormIsLogged();
        for (ILoggingEvent line : log.all()) {
            assertEquals("signIn", line.getMDCPropertyMap().get("operation"));
            assertFalse(line.getMDCPropertyMap().get("request_id").isEmpty());
        }
    }

    @Test
    void failedSignInForADeviceIsLogged() throws Exception {
        Browser browser = new Browser(server);
        Browser.Page page = browser.submit(browser.get("/device"), "/device", "user_code", "BCDF-GHJK");

        browser.signIn(page, "user", "not the secret");

        assertEquals(List.of("wrong_password"), logged("reason"));
        assertNothingOfTheFormIsLogged();
    }

    @Test
    void failedSignInByThePasswordGrantIsLogged() throws Exception {
        disableGrace();

        server.signIn("username", "nobody", "password", "secret");
        server.signIn("username", "grace", "password", "correct horse");
        for (int i = 0; i < 6; i++) {
            server.token(
                    "grant_type",
                    "password",
                    "client_id",
                    "client-password-form",
                    "username",
                    "user",
                    "password",
                    "not the secret");
        }

        assertEquals(
                List.of(
                        "unknown_user",
                        "disabled_user",
                        "wrong_password",
                        "wrong_password",
                        "wrong_password",
                        "wrong_password",
                        "wrong_password",
                        "throttled"),
                logged("reason"));
        assertEquals(
                Set.of(logged("name_hash").getLast()),
                Set.copyOf(logged("name_hash").subList(2, 7)));
        assertNothingOfTheFormIsLogged();
    }

    @Test
    void nameHashIsTheSameByEachWayAndAfterARestart() throws Exception {
        signInByPage("user", "not the secret");
        server.signIn("username", "USER", "password", "not the secret");
        server.close();
        server = RunningAuthorizationServer.inDevelopment(folder);
        signInByPage("user", "not the secret");

        assertEquals(3, log.all().size());
        assertEquals(1, Set.copyOf(logged("name_hash")).size());
    }

    private void disableGrace() throws Exception {
        User grace = server.users
                .createUser(
                        TestCall.ofClient(Operations.CREATE_USER, "client"),
                        UserCreate.builder()
                                .username("grace")
                                .email("grace@example.com")
                                .password("correct horse")
                                .build())
                .body();
        server.users.updateUser(
                TestCall.ofClient(Operations.UPDATE_USER, "client"),
                grace.id(),
                UserPatch.builder().disabled(true).build());
    }

    private void assertNothingOfTheFormIsLogged() {
        String all = log.all().stream()
                .map(line -> line.getFormattedMessage() + line.getKeyValuePairs())
                .collect(Collectors.joining("\n"));
        for (String sent : List.of("\"user\"", "nobody", "grace", "secret", "horse")) {
            assertFalse(all.contains(sent), all);
        }
    }
}
