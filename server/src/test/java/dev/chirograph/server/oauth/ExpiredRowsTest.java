package dev.chirograph.server.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.BothStores;
import dev.chirograph.server.Store;
import dev.chirograph.server.clients.BuiltInClients;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.database.ExpiredRows;
import dev.chirograph.server.database.Purge;
import dev.chirograph.server.oauth.Browser.Page;
import dev.chirograph.server.oauth.RunningAuthorizationServer.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;

/** The purge deletes the rows of the authorization server after they have expired, not before. */
final class ExpiredRowsTest {
    private static final String DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code";

    @TempDir
    private Path folder;

    @BothStores
    void everyTableWithExpiringRowsIsPurged(Store store) throws Exception {
        try (var server = RunningAuthorizationServer.inDevelopment(store, folder)) {
            Set<String> tables = Set.copyOf(server.database
                    .jdbi()
                    .withHandle(handle ->
                            handle.createQuery("""
                            select table_name
                            from information_schema.columns
                            where column_name = 'expires_at' and table_schema = 'public'
                            """).mapTo(String.class).list()));

            Set<String> purged =
                    server.expiredRows.stream().map(ExpiredRows::table).collect(Collectors.toSet());

            assertTrue(tables.contains("authorizations"));
            assertEquals(new TreeSet<>(tables), new TreeSet<>(purged));
        }
    }

    @BothStores
    void purgeKeepsLiveRowsAndDeletesAllExpired(Store store) throws Exception {
        try (var server = RunningAuthorizationServer.inDevelopment(store, folder)) {
            server.clients.put(Client.builder("client-tv", "TV")
                    .grants(Set.of(DEVICE_GRANT))
                    .scopes(Set.of("profile"))
                    .build());
            CodeClient app = CodeClient.register(server);
            String code = app.authorize(new Browser(server)).parameter("code");
            Answer device = server.post(
                    "/oauth2/device_authorization",
                    Map.of(),
                    RunningAuthorizationServer.form("client_id", "client-tv"));
            Browser browser = new Browser(server);
            Page signIn = browser.follow(browser.get(app.request()));
            String first = refreshTokenOf(server.signIn("username", "user", "password", "secret"));
            String second = refreshTokenOf(refresh(server, first));

            purge(server);

            assertEquals(200, app.redeem(code).status());
            assertEquals(
                    43,
                    browser.follow(browser.signIn(signIn, "user", "secret"))
                            .parameter("code")
                            .length());
            assertEquals(
                    "400 authorization_pending",
                    server.token(
                                    "grant_type",
                                    DEVICE_GRANT,
                                    "client_id",
                                    "client-tv",
                                    "device_code",
                                    device.text("device_code"))
                            .refusal());
            String third = refreshTokenOf(refresh(server, second));
            assertEquals("400 invalid_grant", refresh(server, first).refusal());
            assertEquals("400 invalid_grant", refresh(server, third).refusal());

            server.clock.advance(Duration.ofDays(366));
            purge(server);

            for (ExpiredRows rows : server.expiredRows) {
                assertEquals(0, count(server, rows.table()), rows.table());
            }
            assertTrue(count(server, "clients") > 0);
            assertTrue(count(server, "users") > 0);
        }
    }

    private static void purge(RunningAuthorizationServer server) {
        try (Purge purge = Purge.of(server.database, server.expiredRows, server.clock)) {
            purge.run();
        }
    }

    private static Answer refresh(RunningAuthorizationServer server, String token) throws Exception {
        return server.token(
                "grant_type", "refresh_token", "client_id", BuiltInClients.PASSWORD_FORM, "refresh_token", token);
    }

    private static String refreshTokenOf(Answer answer) {
        assertEquals(200, answer.status());
        return answer.text("refresh_token");
    }

    private static int count(RunningAuthorizationServer server, String table) {
        return server.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from " + table)
                        .mapTo(Integer.class)
                        .one());
    }
}
