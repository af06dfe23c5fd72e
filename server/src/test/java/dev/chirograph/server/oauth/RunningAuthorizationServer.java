package dev.chirograph.server.oauth;

import dev.chirograph.server.MovableClock;
import dev.chirograph.server.RunningEdge;
import dev.chirograph.server.Store;
import dev.chirograph.server.api.Operations;
import dev.chirograph.server.api.Routes;
import dev.chirograph.server.api.UsersHandler;
import dev.chirograph.server.api.model.LimitedMessage;
import dev.chirograph.server.clients.AuthenticationMethod;
import dev.chirograph.server.clients.BuiltInClients;
import dev.chirograph.server.clients.ClientCredentials;
import dev.chirograph.server.clients.Clients;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.ExpiredRows;
import dev.chirograph.server.database.SharedSecretStore;
import dev.chirograph.server.document.Document;
import dev.chirograph.server.dpop.Proofs;
import dev.chirograph.server.dpop.ServerNonces;
import dev.chirograph.server.items.Items;
import dev.chirograph.server.limit.LocalLimiter;
import dev.chirograph.server.oauth.grant.RefreshTokens;
import dev.chirograph.server.oauth.key.KeyEncryptionKey;
import dev.chirograph.server.oauth.key.KeyEncryptionKeys;
import dev.chirograph.server.replay.ReplayCache;
import dev.chirograph.server.revocation.Revocations;
import dev.chirograph.server.runtime.Response;
import dev.chirograph.server.runtime.Route;
import dev.chirograph.server.runtime.pipeline.Pipeline;
import dev.chirograph.server.secret.SecretHasher;
import dev.chirograph.server.token.BearerAuthenticator;
import dev.chirograph.server.token.LocalIssuer;
import dev.chirograph.server.users.UserDirectory;
import dev.chirograph.server.users.Users;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An authorization server behind a real edge and pipeline, on a real database, with the development users and clients,
 * and one operation that returns the caller.
 */
final class RunningAuthorizationServer implements AutoCloseable {
    /** Long enough for any machine: only tests of a busy server may get 503 for hashing. */
    private static final Duration HASHING_WAIT = Duration.ofMinutes(1);

    static final URI ISSUER = URI.create("https://api.example:8443");

    final MovableClock clock = new MovableClock();
    final Clients clients;
    final BuiltInClients builtIn;
    final UserDirectory directory;
    final UsersHandler users;

    final Database database;
    final List<ExpiredRows> expiredRows;

    private final RunningEdge edge;
    private final HttpClient http;

    /** Advances with each request, so that the rate limit has no effect. */
    private final AtomicLong limiterTime = new AtomicLong();

    private RunningAuthorizationServer(Store store, Path folder, boolean passwordGrant, SecretHasher hasher)
            throws Exception {
        this.database = Database.open(store.settings(folder));
        this.clients = new Clients(database, hasher, clock);
        this.builtIn = new BuiltInClients(clients);
        this.directory = Users.directory(database, hasher);
        var nonceSecrets = new SharedSecretStore(database, "dpop_nonce_secret");
        var proofs = new Proofs(
                ISSUER,
                ServerNonces.load(nonceSecrets::findOrInsert, clock),
                new ReplayCache(database)::isFirst,
                clock);
        var revocations = new Revocations(database, clock);
        var server = new AuthorizationServer(
                new AuthorizationServerSettings(
                        ISSUER,
                        Duration.ofMinutes(30),
                        new RefreshTokens.Lifetimes(Duration.ofDays(14), Duration.ofDays(90)),
                        passwordGrant,
                        List.of(URI.create("https://outside.example")),
                        new KeyEncryptionKeys(
                                KeyEncryptionKey.parse(Base64.getEncoder().encodeToString(new byte[32])), null),
                        Duration.ofDays(30)),
                Operations.ALL,
                database,
                clients,
                directory,
                proofs,
                revocations::add,
                clock,
                clock);
        this.expiredRows = server.expiredRows();
        Users all = new Users(database, hasher, List.of(server.userRemovalListener()), clock);
        this.users = all.handler();
        all.enableDevelopmentUser();
        if (passwordGrant) {
            builtIn.enablePasswordForm();
        }
        var authenticator = BearerAuthenticator.trusting(
                new LocalIssuer(
                        ISSUER.toString(),
                        ISSUER.toString(),
                        ISSUER + Operations.GET_PROTECTED_RESOURCE_METADATA.path(),
                        server::publicKeys),
                List.of(),
                proofs,
                revocations,
                clock,
                clock);
        Pipeline pipeline = Pipeline.of(
                routes(server, all, new Items(database, clock), clients),
                authenticator,
                new LocalLimiter(limiterTime::get),
                RunningEdge.pipelineSettings(64 * 1024));
        this.edge = RunningEdge.start(folder, 64 * 1024, pipeline::addTo);
        this.http = edge.client();
    }

    static RunningAuthorizationServer inDevelopment(Path folder) throws Exception {
        return inDevelopment(Store.H2, folder);
    }

    static RunningAuthorizationServer inDevelopment(Store store, Path folder) throws Exception {
        return new RunningAuthorizationServer(store, folder, true, new SecretHasher(2, HASHING_WAIT));
    }

    static RunningAuthorizationServer inProduction(Path folder) throws Exception {
        return new RunningAuthorizationServer(Store.H2, folder, false, new SecretHasher(2, HASHING_WAIT));
    }

    /** A server that one password keeps busy: the next one is rejected. */
    static RunningAuthorizationServer withOneHashAtATime(Path folder) throws Exception {
        return new RunningAuthorizationServer(Store.H2, folder, true, new SecretHasher(1, Duration.ZERO));
    }

    /** A server that hashes two secrets at once, on threads of the test. */
    static RunningAuthorizationServer hashingTwoAtATimeOn(Path folder, ThreadFactory threads) throws Exception {
        return new RunningAuthorizationServer(
                Store.H2, folder, true, new SecretHasher(2, Duration.ofMinutes(1), threads));
    }

    /** The operations of the real server, except one that returns the caller, also a client. */
    private static List<Route> routes(AuthorizationServer server, Users users, Items items, Clients clients) {
        List<Route> all = Routes.of(
                users.handler(),
                items.handler(),
                call -> LimitedMessage.builder().message("Within the limit.").build(),
                server.handler(),
                server.pagesHandler(),
                clients.handler(server.clientRemovalListener(), server.scopes()),
                server.sessionsHandler(),
                Document.handler(URI.create("https://api.example:8443")));
        return all.stream()
                .map(route -> route.operation().equals(Operations.GET_CURRENT_USER) ? whoAmI() : route)
                .toList();
    }

    private static Route whoAmI() {
        return Route.of(
                Operations.GET_CURRENT_USER,
                incoming -> Response.of(
                        200,
                        "application/json",
                        Json.createObjectBuilder()
                                .add("id", incoming.call().caller().subject())
                                .build()
                                .toString()
                                .getBytes(StandardCharsets.UTF_8)));
    }

    /** A response, and its parsed JSON. */
    record Answer(HttpResponse<String> http) {
        int status() {
            return http.statusCode();
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        JsonObject json() {
            return Json.createReader(new StringReader(http.body())).readObject();
        }

        String text(String name) {
            return json().getString(name, "");
        }

        /** The status and the error, so that a test that fails shows both. */
        String refusal() {
            return status() + " " + text("error");
        }
    }

    /** Registers a client that sends its secret in the form ({@code client_secret_post}). */
    ClientCredentials register(String name, Set<String> grants, Set<String> scopes) {
        ClientCredentials credentials = clients.register(name, grants, scopes);
        clients.put(clients.find(credentials.id()).toBuilder()
                .authenticationMethod(AuthenticationMethod.CLIENT_SECRET_POST)
                .build());
        return credentials;
    }

    /** Posts a form of names and values to the token endpoint. */
    Answer token(String... namesAndValues) throws Exception {
        return post("/oauth2/token", Map.of(), form(namesAndValues));
    }

    /** Posts a form of names and values to the compatibility form. */
    Answer signIn(String... namesAndValues) throws Exception {
        return post("/token", Map.of(), form(namesAndValues));
    }

    Answer post(String path, Map<String, String> headers, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(edge.api(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        return send(request);
    }

    Answer get(String path) throws Exception {
        return send(HttpRequest.newBuilder(edge.api(path)));
    }

    Answer getWith(String path, String accessToken) throws Exception {
        return send(HttpRequest.newBuilder(edge.api(path)).header("Authorization", "Bearer " + accessToken));
    }

    Answer send(HttpRequest.Builder request) throws Exception {
        limiterTime.addAndGet(Duration.ofMinutes(2).toNanos());
        return new Answer(http.send(request.build(), BodyHandlers.ofString()));
    }

    URI api(String path) {
        return edge.api(path);
    }

    static String form(String... namesAndValues) {
        StringJoiner form = new StringJoiner("&");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.add(encode(namesAndValues[i]) + "=" + encode(namesAndValues[i + 1]));
        }
        return form.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
        edge.close();
        database.close();
    }
}
