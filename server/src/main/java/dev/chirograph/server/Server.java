package dev.chirograph.server;

import dev.chirograph.server.administration.ControlSocket;
import dev.chirograph.server.administration.LocalAdministration;
import dev.chirograph.server.api.ClientsHandler;
import dev.chirograph.server.api.Operations;
import dev.chirograph.server.api.Routes;
import dev.chirograph.server.api.model.LimitedMessage;
import dev.chirograph.server.clients.BuiltInClients;
import dev.chirograph.server.clients.ClientCredentials;
import dev.chirograph.server.clients.Clients;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.database.Purge;
import dev.chirograph.server.database.SharedSecretStore;
import dev.chirograph.server.database.SharedTime;
import dev.chirograph.server.document.Document;
import dev.chirograph.server.dpop.Proofs;
import dev.chirograph.server.dpop.ServerNonces;
import dev.chirograph.server.edge.CannotListenException;
import dev.chirograph.server.edge.Edge;
import dev.chirograph.server.edge.HealthCheck;
import dev.chirograph.server.items.Items;
import dev.chirograph.server.limit.LocalLimiter;
import dev.chirograph.server.oauth.AuthorizationServer;
import dev.chirograph.server.oauth.AuthorizationServerSettings;
import dev.chirograph.server.oauth.grant.RefreshTokens;
import dev.chirograph.server.oauth.key.KeyAdministration;
import dev.chirograph.server.oauth.key.KeyEncryptionKeys;
import dev.chirograph.server.observe.Management;
import dev.chirograph.server.observe.RequestLog;
import dev.chirograph.server.observe.ServerInfo;
import dev.chirograph.server.observe.UnhealthyException;
import dev.chirograph.server.replay.ReplayCache;
import dev.chirograph.server.revocation.Revocations;
import dev.chirograph.server.runtime.Route;
import dev.chirograph.server.runtime.pipeline.Pipeline;
import dev.chirograph.server.runtime.pipeline.PipelineSettings;
import dev.chirograph.server.runtime.pipeline.Problems;
import dev.chirograph.server.secret.SecretHasher;
import dev.chirograph.server.time.WatchedClock;
import dev.chirograph.server.token.BearerAuthenticator;
import dev.chirograph.server.token.ExternalIssuer;
import dev.chirograph.server.token.LocalIssuer;
import dev.chirograph.server.users.UserDirectory;
import dev.chirograph.server.users.Users;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.service.registry.Services;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running server: wires all parts, from the database to the listeners. */
final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /** How long closing may take beyond the drain time and the shutdown grace period. */
    private static final Duration CLOSING = Duration.ofMillis(1_800);

    static final Problems PROBLEMS = Problems.of("https://chirograph.dev/problems/", "urn:chirograph:request:");

    private final Database database;
    private final ServerTls tls;
    private final BearerAuthenticator authenticator;
    private final Edge edge;
    private final Purge purge;
    private final SharedTime sharedTime;
    private final @Nullable ControlSocket control;
    private final Greeting greeting;
    private final Duration patience;

    private Server(
            Database database,
            ServerTls tls,
            BearerAuthenticator authenticator,
            Edge edge,
            Purge purge,
            SharedTime sharedTime,
            @Nullable ControlSocket control,
            Greeting greeting,
            Duration patience) {
        this.database = database;
        this.tls = tls;
        this.authenticator = authenticator;
        this.edge = edge;
        this.purge = purge;
        this.sharedTime = sharedTime;
        this.control = control;
        this.greeting = greeting;
        this.patience = patience;
    }

    /**
     * Starts the server, which accepts requests when this returns.
     *
     * @throws RuntimeException if it cannot start; everything that was opened is closed again
     */
    static Server start(Configuration configuration, Clock clock) {
        DataFolder.make(configuration.dataFolder());
        ServerTls tls = ServerTls.open(configuration, clock);
        Database database = Database.open(configuration.database(), configuration.mayMigrate());
        try {
            return start(configuration, tls, database, new WatchedClock(clock, System::nanoTime));
        } catch (RuntimeException e) {
            tls.close();
            database.close();
            throw e;
        }
    }

    private static Server start(Configuration configuration, ServerTls tls, Database database, Clock clock) {
        var hasher = new SecretHasher(Runtime.getRuntime().availableProcessors());
        // A hasher of their own: a flood of client secrets must not delay sign-ins with a password.
        var clients = new Clients(database, new SecretHasher(1), clock);
        UserDirectory directory = Users.directory(database, hasher);
        var nonceSecrets = new SharedSecretStore(database, "dpop_nonce_secret");
        var proofs = new Proofs(
                configuration.publicUrl(),
                ServerNonces.load(nonceSecrets::findOrInsert, clock),
                new ReplayCache(database)::isFirst,
                clock);
        SharedTime sharedTime = SharedTime.open(database, clock, System::nanoTime);
        var revocations = new Revocations(database, clock);
        var authorizationServer = new AuthorizationServer(
                settings(configuration),
                Operations.ALL,
                database,
                clients,
                directory,
                proofs,
                revocations::add,
                clock,
                sharedTime.counted());
        var items = new Items(database, clock);
        var users = new Users(
                database,
                hasher,
                List.of(authorizationServer.userRemovalListener(), items.userRemovalListener()),
                clock);
        ClientCredentials development = seed(configuration, new BuiltInClients(clients), users);

        String issuer = configuration.publicUrl().toString();
        var ownIssuer = new LocalIssuer(
                issuer,
                issuer,
                issuer + Operations.GET_PROTECTED_RESOURCE_METADATA.path(),
                authorizationServer::publicKeys);
        var authenticator = BearerAuthenticator.trusting(
                ownIssuer, configuration.outsideIssuers(), proofs, revocations, clock, sharedTime.counted());
        ClientsHandler clientsHandler =
                clients.handler(authorizationServer.clientRemovalListener(), authorizationServer.scopes());
        List<Route> routes = Routes.of(
                users.handler(),
                items.handler(),
                call -> LimitedMessage.builder()
                        .message("You are within the limit.")
                        .build(),
                authorizationServer.handler(),
                authorizationServer.pagesHandler(),
                clientsHandler,
                authorizationServer.sessionsHandler(),
                Document.handler(configuration.publicUrl()));
        Pipeline pipeline = Pipeline.of(
                routes,
                authenticator,
                new LocalLimiter(System::nanoTime),
                pipelineSettings(configuration.edge().maximumBodyBytes(), configuration.corsOrigins()));
        Edge edge = listen(configuration, tls, database, pipeline, clock);
        Greeting greeting = greeting(configuration, tls, edge, development);
        StartWarnings.of(configuration).forEach(LOG::warn);
        Purge purge = Purge.of(database, authorizationServer.expiredRows(), sharedTime.deletedBy())
                .start();
        ControlSocket control = ControlSocket.listen(
                configuration.dataFolder(),
                new LocalAdministration(
                        database,
                        clientsHandler,
                        users.handler(),
                        new KeyAdministration(database, keyEncryption(configuration), sharedTime.counted())));
        return new Server(
                database,
                tls,
                authenticator,
                edge,
                purge,
                sharedTime.start(),
                control,
                greeting,
                configuration
                        .edge()
                        .drain()
                        .plus(configuration.edge().shutdownGrace())
                        .plus(CLOSING));
    }

    static PipelineSettings pipelineSettings(long maximumBodyBytes, Set<String> corsOrigins) {
        return PipelineSettings.builder()
                .maximumBodyBytes(maximumBodyBytes)
                .problems(PROBLEMS)
                .realm("chirograph")
                .corsOrigins(corsOrigins)
                .build();
    }

    private static AuthorizationServerSettings settings(Configuration configuration) {
        return new AuthorizationServerSettings(
                configuration.publicUrl(),
                configuration.accessTokenLifetime(),
                RefreshTokens.Lifetimes.ofIdle(configuration.refreshTokenLifetime()),
                configuration.mode() == Mode.DEVELOPMENT,
                configuration.outsideIssuers().stream().map(ExternalIssuer::url).toList(),
                keyEncryption(configuration),
                configuration.keyRotation());
    }

    static KeyEncryptionKeys keyEncryption(Configuration configuration) {
        KeyEncryptionKeys given = configuration.keyEncryption();
        return given == null ? KeyEncryptionKeys.development(configuration.dataFolder()) : given;
    }

    /** Enables the well-known credentials in development only, and disables them in production even if the data come from development. */
    private static @Nullable ClientCredentials seed(Configuration configuration, BuiltInClients clients, Users users) {
        ClientCredentials administrator = configuration.administrator();
        if (administrator == null) {
            clients.disableAdministrator();
        } else {
            clients.enableAdministrator(administrator.secret());
        }
        if (configuration.mode() == Mode.DEVELOPMENT) {
            users.enableDevelopmentUser();
            clients.enablePasswordForm();
            clients.enableDevelopmentPublicClient();
            return clients.enableDevelopmentClient(configuration.dataFolder());
        }
        users.disableDevelopmentUser();
        clients.disablePasswordForm();
        clients.disableDevelopmentPublicClient();
        clients.disableDevelopmentClient();
        return null;
    }

    private static Edge listen(
            Configuration configuration, ServerTls tls, Database database, Pipeline pipeline, Clock clock) {
        MeterRegistry registry = Services.get(MeterRegistry.class);
        tls.addTo(registry, clock);
        BuildInfo build = BuildInfo.read();
        var info = new ServerInfo(build.version(), build.commit(), Document.version(), clock.instant());
        Map<String, HealthCheck> checks = Map.of("database", () -> requireHealthy(database));
        boolean details = configuration.edge().management().isLocal();
        try {
            return Edge.start(
                    configuration.edge(),
                    tls.forListeners(),
                    new RequestLog(registry, System::nanoTime),
                    PROBLEMS,
                    health -> Management.of(health, checks, details, info, registry),
                    pipeline::addTo);
        } catch (CannotListenException e) {
            throw new CannotStartException(
                    "it cannot listen (" + e.getMessage()
                            + "); stop the process that uses the port, or set CHIROGRAPH_HTTPS_PORT,"
                            + " CHIROGRAPH_HTTP_PORT or CHIROGRAPH_MANAGEMENT_PORT to another",
                    e);
        }
    }

    private static void requireHealthy(Database database) throws UnhealthyException {
        String trouble = database.trouble();
        if (trouble != null) {
            throw new UnhealthyException(trouble);
        }
    }

    private static Greeting greeting(
            Configuration configuration, ServerTls tls, Edge edge, @Nullable ClientCredentials development) {
        var ports = new Greeting.Ports(edge.httpsPort(), edge.httpPort(), edge.managementPort());
        Greeting greeting = Greeting.of(configuration, tls.certificate(), ports);
        return development == null
                ? greeting
                : greeting.withCredentials(Users.DEVELOPMENT_USERNAME, Users.DEVELOPMENT_PASSWORD, development);
    }

    /** Returns the lines to print for the person who started the server. */
    Greeting greeting() {
        return greeting;
    }

    /** Returns the longest time that {@link #close} may take; after that, the process may be halted. */
    Duration patience() {
        return patience;
    }

    /** Lets requests in progress finish within the grace period, then closes what they need. */
    @Override
    public void close() {
        if (control != null) {
            control.close();
        }
        edge.close();
        tls.close();
        authenticator.close();
        purge.close();
        sharedTime.close();
        database.close();
    }
}
