package dev.chirograph.integration.cluster;

import dev.chirograph.integration.process.OperatorCertificate;
import dev.chirograph.integration.process.OperatorCommand;
import dev.chirograph.integration.process.PostgresProcess;
import dev.chirograph.integration.process.ProxyProcess;
import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.sdk.Auth;
import dev.chirograph.sdk.ChirographClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two production nodes on one PostgreSQL behind HAProxy, which asks their readiness. */
final class Cluster implements AutoCloseable {
    private static final String HOST = "api.example.test";

    private final Path folder;
    private final PostgresProcess postgres;
    private final OperatorCertificate certificate;
    private final Path keyEncryptionKey;
    private final int port;
    private final List<Map<String, String>> configurations = new ArrayList<>();
    private final List<ServerProcess> nodes = new ArrayList<>();
    private final ProxyProcess balancer;

    private Cluster(Path folder) throws Exception {
        this.folder = folder;
        this.postgres = PostgresProcess.start(folder.resolve("postgres"));
        this.certificate = OperatorCertificate.make(folder, HOST);
        this.keyEncryptionKey = secret("key-encryption-key", randomBase64());
        List<Integer> ports = ServerProcess.freePorts(7);
        this.port = ports.getFirst();
        for (int node = 0; node < 2; node++) {
            configurations.add(configuration(ports.subList(1 + 3 * node, 4 + 3 * node)));
        }
        OperatorCommand migrated =
                OperatorCommand.run(folder.resolve("node-0"), configurations.getFirst(), "", "migrate");
        if (migrated.exitCode() != 0) {
            throw new AssertionError(migrated.stderr());
        }
        for (int node = 0; node < 2; node++) {
            nodes.add(start(node));
        }
        this.balancer = ProxyProcess.haproxy(folder, haproxy(), port);
    }

    static Cluster start(Path folder) throws Exception {
        return new Cluster(folder);
    }

    private Map<String, String> configuration(List<Integer> ports) {
        Map<String, String> variables = new HashMap<>(postgres.variables());
        variables.put("MODE", "production");
        variables.put("HOST", HOST);
        variables.put("PUBLIC_URL", url().toString());
        variables.put("BIND_ADDRESS", "127.0.0.1");
        variables.put("HTTPS_PORT", ports.get(0).toString());
        variables.put("HTTP_PORT", ports.get(1).toString());
        variables.put("MANAGEMENT_PORT", ports.get(2).toString());
        variables.put("TLS_CERTIFICATE_FILE", certificate.certificateFile().toString());
        variables.put("TLS_KEY_FILE", certificate.keyFile().toString());
        variables.put("KEY_ENCRYPTION_KEY_FILE", keyEncryptionKey.toString());
        variables.put("TRUSTED_PROXIES", "127.0.0.1");
        variables.put("DRAIN_SECONDS", "2");
        return variables;
    }

    private String haproxy() throws Exception {
        Path pem = secret(
                "haproxy.pem",
                Files.readString(certificate.certificateFile()) + Files.readString(certificate.keyFile()));
        var configuration = new StringBuilder("""
                defaults
                    mode http
                    timeout connect 2s
                    timeout queue 60s
                    timeout check 5s
                    timeout http-request 10s
                    timeout http-keep-alive 60s
                    timeout client 60s
                    timeout server 60s

                frontend clients
                    bind 127.0.0.1:%d ssl crt %s alpn h2,http/1.1
                    http-request set-header X-Forwarded-For %%[src]
                    http-request set-header X-Forwarded-Proto https
                    default_backend chirograph

                backend chirograph
                    http-reuse safe
                    retry-on conn-failure empty-response
                    option redispatch 1
                    option httpchk
                    http-check send meth GET uri /observe/health/ready ver HTTP/1.1 hdr Host localhost
                    default-server inter 500ms fall 1 rise 1 slowstart 10s maxconn 64 check no-check-ssl ssl alpn http/1.1 verify required ca-file %s verifyhost %s sni str(%s)
                """.formatted(port, pem, certificate.certificateFile(), HOST, HOST));
        for (int node = 0; node < configurations.size(); node++) {
            Map<String, String> variables = configurations.get(node);
            configuration.append("    server node%d 127.0.0.1:%s port %s%n"
                    .formatted(node, variables.get("HTTPS_PORT"), variables.get("MANAGEMENT_PORT")));
        }
        return configuration.toString();
    }

    private ServerProcess start(int node) throws Exception {
        // As the image starts it.
        return ServerProcess.start(
                folder.resolve("node-" + node),
                configurations.get(node),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC");
    }

    /** Returns the URL of the load balancer. */
    URI url() {
        return URI.create("https://" + HOST + ":" + port);
    }

    /** Registers a client with the command, and returns the SDK's client for it. */
    ChirographClient newClient() throws Exception {
        OperatorCommand created = OperatorCommand.run(
                folder.resolve("node-0"),
                configurations.getFirst(),
                "",
                "create-client",
                "--name",
                "Load",
                "--grant",
                "client_credentials",
                "--scope",
                "items:read",
                "--scope",
                "items:write");
        if (created.exitCode() != 0) {
            throw new AssertionError(created.stderr());
        }
        try (JsonReader reader = Json.createReader(new StringReader(created.stdout()))) {
            JsonObject client = reader.readObject();
            return ChirographClient.builder()
                    .endpoint(url())
                    .trustCertificate(certificate.certificateFile())
                    .auth(Auth.clientCredentials(
                            client.getJsonObject("client").getString("id"), client.getString("client_secret")))
                    .build();
        }
    }

    PostgresProcess postgres() {
        return postgres;
    }

    /** Stops a node with SIGTERM, and starts it again. */
    void restart(int node) throws Exception {
        nodes.get(node).stop();
        nodes.set(node, start(node));
    }

    /** Returns the logs of all nodes, for the message of a failed test. */
    String logs() {
        return nodes.stream().map(ServerProcess::everythingSaid).reduce("", (a, b) -> a + "\n" + b) + "\n"
                + String.join("\n", balancer.said());
    }

    /** Returns the log lines of requests that failed in a node. */
    List<String> failures() {
        return nodes.stream()
                .flatMap(node -> node.log().stream())
                .filter(line -> line.contains("request failed") || line.contains("\"status\":500"))
                .toList();
    }

    private Path secret(String name, String content) throws Exception {
        Path file = Files.createFile(
                folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, content);
    }

    private static String randomBase64() {
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    @Override
    public void close() throws IOException {
        balancer.close();
        nodes.forEach(ServerProcess::close);
        postgres.close();
    }
}
