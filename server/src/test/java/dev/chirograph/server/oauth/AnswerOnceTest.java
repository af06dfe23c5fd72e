package dev.chirograph.server.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chirograph.server.AtOnce;
import dev.chirograph.server.BothStores;
import dev.chirograph.server.Store;
import dev.chirograph.server.oauth.Browser.Page;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Concurrent responses to one authorization request, over HTTPS. */
final class AnswerOnceTest {
    @TempDir
    private Path folder;

    private @Nullable RunningAuthorizationServer server;
    private CodeClient client;
    private Browser browser;

    private void start(Store store) throws Exception {
        server = RunningAuthorizationServer.inDevelopment(store, folder);
        client = CodeClient.register(server);
        browser = new Browser(server);
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BothStores
    void concurrentResponsesToPushedRequestIssueOneCode(Store store) throws Exception {
        start(store);
        client.authorize(browser);
        String path = client.pushed();
        Callable<Page> visit = () -> browser.get(path);

        assertOneAnswer(AtOnce.run(Collections.nCopies(10, visit)));
    }

    @BothStores
    void concurrentConsentsToOneRequestIssueOneCode(Store store) throws Exception {
        start(store);
        Page consent = browser.follow(browser.signIn(browser.get(client.request()), "user", "secret"));
        Callable<Page> approval = () -> CodeClient.approve(browser, consent);

        assertOneAnswer(AtOnce.run(Collections.nCopies(10, approval)));
    }

    private static void assertOneAnswer(List<Page> pages) {
        assertEquals(
                1,
                pages.stream().filter(page -> !page.parameter("code").isEmpty()).count());
        assertEquals(9, pages.stream().filter(page -> page.status() == 400).count());
    }
}
