package dev.chirograph.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.chirograph.integration.process.ProcessLimit;
import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.integration.process.SharedServer;
import dev.chirograph.sdk.ApiException;
import dev.chirograph.sdk.ApiResponse;
import dev.chirograph.sdk.Auth;
import dev.chirograph.sdk.CallOptions;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.sdk.Retry;
import dev.chirograph.sdk.api.ListClientsParameters;
import dev.chirograph.sdk.api.ListItemsParameters;
import dev.chirograph.sdk.api.ListSessionsParameters;
import dev.chirograph.sdk.api.ListUsersParameters;
import dev.chirograph.sdk.model.Client;
import dev.chirograph.sdk.model.ClientAuthenticationMethod;
import dev.chirograph.sdk.model.ClientCreate;
import dev.chirograph.sdk.model.ClientGrantType;
import dev.chirograph.sdk.model.Item;
import dev.chirograph.sdk.model.ItemCreate;
import dev.chirograph.sdk.model.ItemPatch;
import dev.chirograph.sdk.model.Problem;
import dev.chirograph.sdk.model.Session;
import dev.chirograph.sdk.model.User;
import dev.chirograph.sdk.model.UserCreate;
import dev.chirograph.sdk.model.UserPatch;
import dev.chirograph.sdk.transport.TransportRequest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Provokes every documented response of the server with the SDK. Operations and responses are read from the served document:
 * one that is added there without a way to provoke it here fails the test.
 */
@ExtendWith(SharedServer.class)
final class DocumentedAnswersIT {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final CallOptions ONCE = CallOptions.builder()
            .retry(Retry.none())
            .timeout(Duration.ofSeconds(30))
            .build();

    /** Runs only the password hash in the interpreter, where one hash takes about a second. */
    private static final String[] ONE_AT_A_TIME = {
        "-XX:ActiveProcessorCount=1",
        "-XX:CompileCommand=quiet",
        "-XX:CompileCommand=exclude,org.bouncycastle.crypto.generators.Argon2BytesGenerator*::*"
    };

    @TempDir
    private Path folders;

    private ServerProcess server;
    private HttpClient http;
    private ChirographClient developer;
    private ChirographClient seededUser;
    private User user;
    private Item item;
    private Client robot;
    private Session session;

    @BeforeEach
    void haveSomethingToAskFor(ServerProcess server) throws Exception {
        this.server = server;
        http = RawHttp.clientOf(server);
        developer = Clients.development(server);
        user = developer.users().create(Clients.someUser());
        item = developer.items().create(lamp());
        robot = developer.clients().create(someClient()).client();
        seededUser = Clients.seededUser(server);
        session = seededUser.sessions().list().stream()
                .filter(Session::current)
                .findFirst()
                .orElseThrow();
    }

    @AfterEach
    void close() {
        developer.close();
        seededUser.close();
    }

    /** One successful call of every operation. */
    private Map<String, Function<ChirographClient, ApiResponse<?>>> calls() {
        Map<String, Function<ChirographClient, ApiResponse<?>>> calls = new LinkedHashMap<>();
        calls.put(
                "getCurrentUser",
                client -> client.users().calls().me().with(ONCE).executeWithResponse());
        calls.put(
                "listUsers",
                client -> client.users().calls().list(someUsers()).with(ONCE).executeWithResponse());
        calls.put(
                "createUser",
                client -> client.users()
                        .calls()
                        .create(Clients.someUser())
                        .with(ONCE)
                        .executeWithResponse());
        calls.put(
                "getUser",
                client -> client.users().calls().get(user.id()).with(ONCE).executeWithResponse());
        calls.put(
                "updateUser",
                client -> client.users()
                        .calls()
                        .update(user.id(), disabling())
                        .with(ONCE)
                        .executeWithResponse());
        calls.put(
                "deleteUser",
                client -> client.users().calls().delete(user.id()).with(ONCE).executeWithResponse());
        calls.put(
                "listItems",
                client -> client.items().calls().list(someItems()).with(ONCE).executeWithResponse());
        calls.put(
                "createItem",
                client -> client.items().calls().create(lamp()).with(ONCE).executeWithResponse());
        calls.put(
                "getItem",
                client -> client.items().calls().get(item.id()).with(ONCE).executeWithResponse());
        calls.put(
                "updateItem",
                client -> client.items()
                        .calls()
                        .update(item.id(), renaming())
                        .with(ONCE)
                        .executeWithResponse());
        calls.put(
                "deleteItem",
                client -> client.items().calls().delete(item.id()).with(ONCE).executeWithResponse());
        calls.put(
                "getLimited",
                client -> client.limited().calls().get().with(ONCE).executeWithResponse());
        calls.put(
                "listClients",
                client ->
                        client.clients().calls().list(someClients()).with(ONCE).executeWithResponse());
        calls.put(
                "createClient",
                client ->
                        client.clients().calls().create(someClient()).with(ONCE).executeWithResponse());
        calls.put(
                "getClient",
                client -> client.clients().calls().get(robot.id()).with(ONCE).executeWithResponse());
        calls.put(
                "deleteClient",
                client -> client.clients().calls().delete(robot.id()).with(ONCE).executeWithResponse());
        calls.put(
                "rotateClientSecret",
                client -> client.clients()
                        .calls()
                        .rotateSecret(robot.id())
                        .with(ONCE)
                        .executeWithResponse());
        calls.put(
                "listSessions",
                client -> client.sessions()
                        .calls()
                        .list(someSessions())
                        .with(ONCE)
                        .executeWithResponse());
        calls.put(
                "endSession",
                client -> client.sessions().calls().end(session.id()).with(ONCE).executeWithResponse());
        return calls;
    }

    @Test
    void everyOperationOfTheDocumentIsCovered() throws Exception {
        Set<String> inTheDocument = new TreeSet<>();
        operations().forEach(operation -> inTheDocument.add(operation.id()));

        assertEquals(new TreeSet<>(calls().keySet()), inTheDocument);
    }

    @TestFactory
    Stream<DynamicTest> everyDocumentedAnswerCanBeHad() throws Exception {
        return operations()
                .flatMap(operation -> operation.statuses().stream()
                        .map(status ->
                                dynamicTest(operation.id() + " " + status, () -> provoke(operation.id(), status))));
    }

    private void provoke(String operation, int status) throws Exception {
        if (operation.equals("rotateClientSecret")) {
            // The first one has been deleted before.
            robot = developer.clients().create(someClient()).client();
        }
        Function<ChirographClient, ApiResponse<?>> call = calls().get(operation);
        assertNotNull(call, operation);
        switch (status) {
            case 200, 201, 204 -> answered(operation, call, status);
            case 400 -> refused(operation, status, TamperingTransport.body(utf8("{\"name\":")));
            case 401 -> refused(call, status, Clients.to(server).auth(Auth.bearer(() -> "not.a.token")));
            case 403 -> refused(call, status, Clients.to(server).auth(poorIn(operation)));
            case 404 -> refused(operation, status, TamperingTransport.path(idOf(operation), missingIdOf(operation)));
            case 406 ->
                refused(
                        call,
                        status,
                        tampering(TamperingTransport.header("Accept", "image/png"))
                                .auth(richIn(operation)));
            case 409 ->
                refused(conflicting(operation), status, Clients.to(server).auth(richIn(operation)));
            case 413 -> refused(operation, status, TamperingTransport.body(new byte[1024 * 1024 + 1]));
            case 415 -> refused(operation, status, TamperingTransport.header("Content-Type", "text/plain"));
            case 422 -> refused(operation, status, invalid(operation));
            case 429 -> limited(call);
            case 503 -> {
                if (operation.endsWith("Client") || operation.endsWith("ClientSecret")) {
                    // A secret that the server generates is not hashed slowly.
                    full(operation);
                } else {
                    busy(operation);
                }
            }
            default -> fail("No way is known to provoke the status " + status + " of " + operation);
        }
    }

    private void answered(String operation, Function<ChirographClient, ApiResponse<?>> call, int status) {
        try (ChirographClient client =
                Clients.to(server).auth(richIn(operation)).build()) {
            assertEquals(status, call.apply(client).status());
        }
    }

    private void refused(String operation, int status, UnaryOperator<TransportRequest> mistake) {
        refused(calls().get(operation), status, tampering(mistake).auth(richIn(operation)));
    }

    private ChirographClient.Builder tampering(UnaryOperator<TransportRequest> mistake) {
        return ChirographClient.builder().endpoint(server.url()).transport(new TamperingTransport(http, mistake));
    }

    /** Returns a client with all scopes of the operation, some of which only a user has. */
    private Auth richIn(String operation) {
        return switch (operation) {
            case "getCurrentUser", "listSessions", "endSession" -> Clients.authOfSeededUser(server);
            default -> Clients.authOfDeveloper(server);
        };
    }

    private void refused(
            Function<ChirographClient, ApiResponse<?>> call, int status, ChirographClient.Builder builder) {
        try (ChirographClient client = builder.build()) {
            ApiResponse<?> answer = call.apply(client);
            fail("Unexpected status " + answer.status());
        } catch (ApiException e) {
            assertEquals(status, e.status(), e.getMessage());
            isProblem(e);
        }
    }

    private static void isProblem(ApiException refusal) {
        Problem problem = refusal.problem();
        assertNotNull(problem, refusal.getMessage());
        assertEquals("application/problem+json", refusal.headers().first("Content-Type"));
        assertEquals(refusal.status(), problem.status());
        assertTrue(problem.type().toString().startsWith("https://chirograph.dev/problems/"), problem.type()::toString);
        assertEquals("urn:chirograph:request:" + refusal.requestId(), String.valueOf(problem.instance()));
        assertNotNull(problem.detail());
    }

    /** Exceeds a rate limit, on a separate server. */
    private void limited(Function<ChirographClient, ApiResponse<?>> call) throws Exception {
        Path folder = Files.createTempDirectory(folders, "server");
        try (ServerProcess own = ServerProcess.start(folder);
                // Malformed requests are cheap, and the limit is checked before the body is read.
                ChirographClient client = ChirographClient.builder()
                        .endpoint(own.url())
                        .transport(new TamperingTransport(
                                RawHttp.clientOf(own), TamperingTransport.body(utf8("nonsense"))))
                        .auth(Clients.authOfDeveloper(own))
                        .build()) {
            for (int count = 0; count < 2_000; count++) {
                try {
                    call.apply(client);
                } catch (ApiException e) {
                    if (e.status() == 429) {
                        isProblem(e);
                        assertNotNull(e.retryAfter());
                        return;
                    }
                    assertEquals(400, e.status(), e.getMessage());
                }
            }
            fail("The limit was not reached");
        }
    }

    /** Overloads a server that hashes slowly, one secret at a time, so that a call times out in the queue. */
    private void busy(String operation) throws Exception {
        Path folder = Files.createTempDirectory(folders, "server");
        try (ServerProcess own = ServerProcess.start(folder, Map.of(), ONE_AT_A_TIME);
                ChirographClient client = Clients.development(own)) {
            User ada = client.users().create(Clients.someUser());
            Function<ChirographClient, ApiResponse<?>> call = hashing(operation, ada);
            List<CompletableFuture<?>> flood = signInsAtOnce(own, 30);

            ApiException refusal = assertThrows(ApiException.class, () -> {
                while (flood.stream().anyMatch(signIn -> !signIn.isDone())) {
                    call.apply(client);
                }
            });

            assertEquals(503, refusal.status(), refusal.getMessage());
            isProblem(refusal);
            assertNotNull(refusal.retryAfter());
            CompletableFuture.allOf(flood.toArray(CompletableFuture[]::new)).join();
        }
    }

    /** Prevents the server's store from growing, as on a full disk. */
    private void full(String operation) throws Exception {
        Path folder = Files.createTempDirectory(folders, "server");
        try (ServerProcess own = ServerProcess.start(folder);
                ChirographClient client = Clients.development(own)) {
            Client another = client.clients().create(someClient()).client();
            ProcessLimit.fileSize(own, Files.size(folder.resolve("chirograph.mv.db")));

            ApiException first = assertThrows(ApiException.class, () -> {
                while (true) {
                    writing(operation, another).apply(client);
                }
            });
            // The first may be stored or not, and so has no Retry-After. The next ones are refused before they are.
            ApiException refusal = assertThrows(
                    ApiException.class, () -> writing(operation, another).apply(client));

            assertEquals(503, first.status(), first.getMessage());
            assertEquals(503, refusal.status(), refusal.getMessage());
            isProblem(refusal);
            assertNotNull(refusal.retryAfter());
            ProcessLimit.anyFileSize(own);
        }
    }

    private Function<ChirographClient, ApiResponse<?>> writing(String operation, Client another) {
        return operation.equals("rotateClientSecret")
                ? client -> client.clients()
                        .calls()
                        .rotateSecret(another.id())
                        .with(ONCE)
                        .executeWithResponse()
                : client ->
                        client.clients().calls().create(someClient()).with(ONCE).executeWithResponse();
    }

    /** Returns a call of each operation that hashes a secret. */
    private Function<ChirographClient, ApiResponse<?>> hashing(String operation, User ada) {
        UserPatch password = UserPatch.builder().password("a new password").build();
        return switch (operation) {
            case "updateUser" ->
                client -> client.users()
                        .calls()
                        .update(ada.id(), password)
                        .with(ONCE)
                        .executeWithResponse();
            default -> calls().get(operation);
        };
    }

    /** Waits until the server has started to hash. */
    private static List<CompletableFuture<?>> signInsAtOnce(ServerProcess server, int count) throws Exception {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(server.tls())
                .build();
        HttpRequest signIn = HttpRequest.newBuilder(server.url().resolve("/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=user&password=wrong"))
                .build();
        List<CompletableFuture<?>> flood = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            flood.add(http.sendAsync(signIn, BodyHandlers.discarding()));
        }
        CompletableFuture.anyOf(flood.toArray(CompletableFuture[]::new)).join();
        return flood;
    }

    /** Returns a client whose token lacks the scope of the operation. */
    private Auth poorIn(String operation) {
        String scope = operation.endsWith("Item") || operation.endsWith("Items") ? "users:read" : "items:read";
        return Clients.authOfDeveloper(server).scopes(scope);
    }

    private String idOf(String operation) {
        return switch (kindOf(operation)) {
            case "User" -> user.id().toString();
            case "Item" -> "/" + item.id();
            case "Client" -> robot.id();
            default -> session.id().toString();
        };
    }

    private static String missingIdOf(String operation) {
        return switch (kindOf(operation)) {
            case "User", "Session" -> NOBODY.toString();
            case "Item" -> "/" + Long.MAX_VALUE;
            default -> "client-" + NOBODY;
        };
    }

    private static String impossibleIdOf(String operation) {
        return switch (kindOf(operation)) {
            case "User", "Session" -> "abc";
            case "Item" -> "/abc";
            default -> "c".repeat(201);
        };
    }

    private static String kindOf(String operation) {
        return Stream.of("User", "Item", "Client", "Session")
                .filter(operation::contains)
                .findFirst()
                .orElseThrow();
    }

    private UnaryOperator<TransportRequest> invalid(String operation) {
        return switch (operation) {
            case "createUser", "updateUser", "createItem", "updateItem", "createClient" ->
                TamperingTransport.body(utf8("{\"unknown\":1}"));
            case "listUsers", "listItems", "listClients", "listSessions" ->
                TamperingTransport.path("limit=7", "limit=0");
            default -> TamperingTransport.path(idOf(operation), impossibleIdOf(operation));
        };
    }

    private Function<ChirographClient, ApiResponse<?>> conflicting(String operation) {
        return switch (operation) {
            case "createUser" ->
                client -> client.users().calls().create(nameTaken()).with(ONCE).executeWithResponse();
            case "deleteClient" ->
                client -> client.clients()
                        .calls()
                        .delete(server.printed("client id"))
                        .with(ONCE)
                        .executeWithResponse();
            case "rotateClientSecret" ->
                client -> client.clients()
                        .calls()
                        .rotateSecret(publicClient().id())
                        .with(ONCE)
                        .executeWithResponse();
            default -> fail("No conflict is known for " + operation);
        };
    }

    private Client publicClient() {
        ClientCreate desktop = ClientCreate.builder()
                .name("Desktop program")
                .authenticationMethod(ClientAuthenticationMethod.NONE)
                .grantTypes(List.of(ClientGrantType.AUTHORIZATION_CODE))
                .redirectUris(List.of(URI.create("http://127.0.0.1/callback")))
                .build();
        return developer.clients().create(desktop).client();
    }

    private UserCreate nameTaken() {
        return Clients.someUser().toBuilder().username(user.username()).build();
    }

    private static ListUsersParameters someUsers() {
        return ListUsersParameters.builder().limit(7).build();
    }

    private static ListClientsParameters someClients() {
        return ListClientsParameters.builder().limit(7).build();
    }

    private static ListSessionsParameters someSessions() {
        return ListSessionsParameters.builder().limit(7).build();
    }

    private static ListItemsParameters someItems() {
        return ListItemsParameters.builder().limit(7).build();
    }

    private static UserPatch disabling() {
        return UserPatch.builder().disabled(true).build();
    }

    private static ItemPatch renaming() {
        return ItemPatch.builder().name("Another lamp").build();
    }

    private static ItemCreate lamp() {
        return ItemCreate.builder().name("Lamp").price(new BigDecimal("9.90")).build();
    }

    private static ClientCreate someClient() {
        return ClientCreate.builder()
                .name("Robot")
                .grantTypes(List.of(ClientGrantType.CLIENT_CREDENTIALS))
                .scopes(List.of("items:read"))
                .build();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** An operation with its documented statuses. */
    private record Documented(String id, Set<Integer> statuses) {}

    private Stream<Documented> operations() throws Exception {
        String document =
                RawHttp.get(http, server.url().resolve("/openapi.json")).body();
        JsonObject paths =
                Json.createReader(new StringReader(document)).readObject().getJsonObject("paths");
        return paths.values().stream()
                .flatMap(path -> path.asJsonObject().values().stream())
                .filter(value -> value instanceof JsonObject operation
                        && operation.containsKey("operationId")
                        && !operation.getBoolean("x-protocol", false))
                .map(value -> documented(value.asJsonObject()));
    }

    private static Documented documented(JsonObject operation) {
        Set<Integer> statuses = new TreeSet<>();
        operation.getJsonObject("responses").keySet().forEach(status -> statuses.add(Integer.valueOf(status)));
        return new Documented(operation.getString("operationId"), statuses);
    }
}
