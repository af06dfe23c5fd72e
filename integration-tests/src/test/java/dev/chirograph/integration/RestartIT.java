package dev.chirograph.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.sdk.model.Item;
import dev.chirograph.sdk.model.ItemCreate;
import dev.chirograph.sdk.model.User;
import dev.chirograph.sdk.model.UserCreate;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What survives a restart of the server. */
final class RestartIT {
    @TempDir
    private Path folder;

    @Test
    void restartKeepsUsersItemsCredentialsAndTheCertificate() throws Exception {
        String secret;
        String fingerprint;
        UserCreate ada = Clients.someUser();
        Item lamp;
        try (ServerProcess first = ServerProcess.start(folder);
                ChirographClient chirograph = Clients.development(first)) {
            secret = first.printed("client secret");
            fingerprint = first.printed("fingerprint");
            lamp = chirograph.items().create(lamp());
            chirograph.users().create(ada);
            // 128 + SIGTERM: the exit code of a Java process after SIGTERM.
            assertEquals(143, first.stop(), first::everythingSaid);
        }

        try (ServerProcess second = ServerProcess.start(folder);
                ChirographClient chirograph = Clients.development(second)) {
            assertEquals(secret, second.printed("client secret"));
            assertEquals(fingerprint, second.printed("fingerprint"));
            assertEquals(lamp, chirograph.items().get(lamp.id()));
            assertEquals(
                    List.of(ada.username()),
                    chirograph.users().list().stream()
                            .map(User::username)
                            .filter(ada.username()::equals)
                            .toList());
        }
    }

    @Test
    void acknowledgedWriteSurvivesAKill() throws Exception {
        List<Item> answered = new ArrayList<>();
        try (ServerProcess first = ServerProcess.start(folder);
                ChirographClient chirograph = Clients.development(first)) {
            for (int number = 0; number < 25; number++) {
                answered.add(chirograph.items().create(lamp()));
            }
            first.kill();
        }

        try (ServerProcess second = ServerProcess.start(folder);
                ChirographClient chirograph = Clients.development(second)) {
            assertEquals(answered, chirograph.items().list().stream().toList());
        }
    }

    private static ItemCreate lamp() {
        return ItemCreate.builder().name("Lamp").price(new BigDecimal("9.90")).build();
    }
}
