package dev.chirograph.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chirograph.integration.forms.FormBrowser;
import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.integration.process.SharedServer;
import dev.chirograph.sdk.Auth;
import dev.chirograph.sdk.AuthenticationException;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.sdk.SignInDeniedException;
import dev.chirograph.sdk.auth.LoopbackSignIn;
import dev.chirograph.sdk.auth.SignIn;
import dev.chirograph.sdk.auth.TokenStore;
import dev.chirograph.sdk.model.User;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Sign-in with the authorization code grant and a loopback redirect (RFC 8252), with the SDK. */
@ExtendWith(SharedServer.class)
final class SignInIT {
    private static final String CLIENT = "client-development-public";
    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    private final ServerProcess server;
    private ChirographClient administrator;
    private FormBrowser browser;
    private User user;

    @TempDir
    private Path program;

    SignInIT(ServerProcess server) {
        this.server = server;
    }

    @BeforeEach
    void register() throws Exception {
        administrator = Clients.development(server);
        user = administrator.users().create(Clients.someUser());
        browser = new FormBrowser(server);
    }

    @AfterEach
    void end() {
        administrator.close();
    }

    @Test
    void userSignsInWithALoopbackRedirect() throws Exception {
        TokenStore store = TokenStore.inMemory(null);
        try (ChirographClient chirograph = client(loopback(this::approve), store)) {
            chirograph.signIn();

            assertEquals(user.id(), chirograph.users().me().id());
        }

        LoopbackSignIn nobody = loopback(address -> {
            throw new AssertionError("The refresh token in the store is valid; a sign-in is not expected");
        });
        try (ChirographClient next = client(nobody, store)) {
            next.signIn();

            assertEquals(user.id(), next.users().me().id());
        }
    }

    @Test
    void deniedLoopbackSignInIsASignInDeniedException() throws Exception {
        LoopbackSignIn denied =
                loopback(address -> run(() -> comeBack(browser.deny(address, user.username(), Clients.PASSWORD))));
        try (ChirographClient chirograph = client(denied, TokenStore.inMemory(null))) {
            assertThrows(SignInDeniedException.class, chirograph::signIn);
        }
    }

    @Test
    void scopeThatIsNotAllowedIsInvalidScope() throws Exception {
        LoopbackSignIn greedy = loopback(this::approve);
        try (ChirographClient chirograph = Clients.to(server)
                .auth(Auth.signIn(CLIENT, greedy).scopes("clients:write"))
                .build()) {

            AuthenticationException failure = assertThrows(AuthenticationException.class, chirograph::signIn);

            assertEquals("invalid_scope", failure.error());
        }
    }

    /** The program has no browser to open, so it prints the URI. */
    @Test
    void loopbackSignInExampleOfTheGuideRuns() throws Exception {
        try (JavaProgram.Running running = start("BrowserSignIn")) {
            String address = running.await("To sign in, open this URI in a browser on this machine: (.*)");

            comeBack(browser.approve(URI.create(address), user.username(), Clients.PASSWORD));

            assertEquals(user.username(), running.await("Hello, (.*)"));
        }
    }

    private JavaProgram.Running start(String className) throws Exception {
        String guide = Files.readString(Path.of(System.getProperty("chirograph.root"), "docs/sdk.md"));
        String example = EXAMPLE.matcher(guide)
                .results()
                .map(result -> result.group(1))
                .filter(text -> text.contains("public class " + className + " "))
                .findFirst()
                .orElseThrow();
        return JavaProgram.start(
                program,
                className,
                example.replace("https://localhost:8443", server.url().toString())
                        .replace(
                                "data/tls/certificate.pem", server.certificate().toString()));
    }

    private ChirographClient client(SignIn how, TokenStore store) {
        return Clients.to(server)
                .auth(Auth.signIn(CLIENT, how, store).scopes("profile", "items:read", "offline_access"))
                .build();
    }

    private static LoopbackSignIn loopback(Consumer<URI> opened) {
        return LoopbackSignIn.builder().browser(opened).build();
    }

    private void approve(URI address) {
        run(() -> comeBack(browser.approve(address, user.username(), Clients.PASSWORD)));
    }

    /** Follows the last redirect, to the program. */
    private static void comeBack(URI address) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            int status = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                    .statusCode();
            assertEquals(200, status);
        }
    }

    @FunctionalInterface
    private interface Action {
        void run() throws Exception;
    }

    private static void run(Action action) {
        try {
            action.run();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
