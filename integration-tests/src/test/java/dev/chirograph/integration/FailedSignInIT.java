package dev.chirograph.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.integration.forms.FormBrowser;
import dev.chirograph.integration.forms.FormBrowser.Page;
import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.integration.process.SharedServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A failed sign-in is logged once, with the reason and a keyed hash of the username instead of the username. */
@ExtendWith(SharedServer.class)
final class FailedSignInIT {
    private final ServerProcess server;

    FailedSignInIT(ServerProcess server) {
        this.server = server;
    }

    @Test
    void failedSignInByPageAndByPasswordGrantIsLoggedWithReasonAndNameHash() throws Exception {
        String name = "nobody-" + UUID.randomUUID();
        int before = server.log().size();

        FormBrowser browser = new FormBrowser(server);
        Page page = browser.open(server.url().resolve("/sign-in?continue=%2Fdevice"));
        assertEquals(
                400,
                browser.submit(page, "sign-in", Map.of("username", name, "password", "a wrong password"))
                        .status());
        JsonObject byPage = failure(before, "signIn");

        try (HttpClient http = RawHttp.clientOf(server)) {
            RawHttp.post(
                    http,
                    server.url().resolve("/token"),
                    "username=" + name.toUpperCase(Locale.ROOT) + "&password=a+wrong+password");
        }
        JsonObject byGrant = failure(before, "signInWithPassword");

        assertEquals("unknown_user", byPage.getString("reason"));
        assertEquals("unknown_user", byGrant.getString("reason"));
        assertTrue(byPage.getString("name_hash").matches("[0-9a-f]{16}"), byPage::toString);
        assertEquals(byPage.getString("name_hash"), byGrant.getString("name_hash"));
        assertFalse(byPage.containsKey("stack_trace"), byPage::toString);
        String log = String.join("\n", server.log()).toLowerCase(Locale.ROOT);
        assertFalse(log.contains(name), "The name is in the log.");
        assertFalse(log.contains("a wrong password"), "The password is in the log.");
    }

    /** Waits for a line of this test after those of other tests. */
    private JsonObject failure(int before, String operation) throws Exception {
        AtomicInteger lines = new AtomicInteger();
        return json(server.awaitLog(line -> lines.getAndIncrement() >= before
                && line.contains("\"failed sign-in\"")
                && json(line).getString("operation").equals(operation)));
    }

    private static JsonObject json(String line) {
        return Json.createReader(new StringReader(line)).readObject();
    }
}
