package dev.chirograph.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.forms.FormBrowser;
import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.integration.process.SharedServer;
import dev.chirograph.sdk.Auth;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.sdk.SignInDeniedException;
import dev.chirograph.sdk.auth.DeviceSignIn;
import dev.chirograph.sdk.auth.SignIn;
import dev.chirograph.sdk.auth.TokenStore;
import dev.chirograph.sdk.model.User;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Sign-in with the device authorization grant (RFC 8628), with the SDK. */
@ExtendWith(SharedServer.class)
final class DeviceSignInIT {
    private static final String CLIENT = "client-development-public";
    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    private final ServerProcess server;
    private ChirographClient administrator;
    private FormBrowser browser;
    private User user;

    @TempDir
    private Path program;

    DeviceSignInIT(ServerProcess server) {
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
    void userSignsInWithADeviceCode() throws Exception {
        DeviceSignIn device = DeviceSignIn.showing(code -> run(() ->
                browser.approveDevice(code.verificationUri(), code.userCode(), user.username(), Clients.PASSWORD)));
        try (ChirographClient chirograph = client(device, TokenStore.inMemory(null))) {
            chirograph.signIn();

            assertEquals(user.id(), chirograph.users().me().id());
        }
    }

    @Test
    void deniedDeviceSignInIsASignInDeniedException() throws Exception {
        DeviceSignIn denied = DeviceSignIn.showing(code -> run(
                () -> browser.denyDevice(code.verificationUri(), code.userCode(), user.username(), Clients.PASSWORD)));
        try (ChirographClient chirograph = client(denied, TokenStore.inMemory(null))) {
            assertThrows(SignInDeniedException.class, chirograph::signIn);
        }
    }

    @Test
    void deviceSignInExampleOfTheGuideRuns() throws Exception {
        try (JavaProgram.Running running = start("OtherDevice")) {
            Matcher shown = Pattern.compile("(\\S+) and type (\\S+)").matcher(running.await("Go to (.*)"));
            assertTrue(shown.matches());

            browser.approveDevice(URI.create(shown.group(1)), shown.group(2), user.username(), Clients.PASSWORD);

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
