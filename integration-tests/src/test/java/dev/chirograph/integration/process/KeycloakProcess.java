package dev.chirograph.integration.process;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keycloak in a separate process, unpacked by the profile {@code keycloak}, with the realm of {@code keycloak-realm.json}. */
public final class KeycloakProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String REALM = "chirograph";
    private static final String PASSWORD = "a-password-of-these-tests-alone";
    private static final Map<String, String> CLIENT =
            Map.of("client_id", "warehouse", "client_secret", "a-secret-of-these-tests-alone-0002");

    private final Process process;
    private final URI base;
    private final HttpClient http = HttpClient.newHttpClient();

    private KeycloakProcess(Process process, URI base) {
        this.process = process;
        this.base = base;
    }

    /** Starts Keycloak and waits until it is ready. */
    public static KeycloakProcess start() throws IOException, InterruptedException {
        Path home = home();
        importRealm(home);
        int port = freePort();
        URI base = URI.create("http://127.0.0.1:" + port);
        var builder = new ProcessBuilder(
                        "bash",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--hostname=" + base,
                        "--db=dev-mem",
                        "--import-realm")
                .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
        Process process = builder.start();
        Lines output = Lines.of(process.getInputStream());
        if (output.await(line -> line.contains("Listening on"), PATIENCE).isEmpty()) {
            process.destroyForcibly();
            throw new AssertionError("Keycloak did not start:\n" + String.join("\n", output.soFar()));
        }
        return new KeycloakProcess(process, base);
    }

    private static Path home() throws IOException {
        Path folder = Path.of(Objects.requireNonNull(
                System.getProperty("keycloak.folder"), "Run these tests with `mvn -Pkeycloak verify`"));
        try (Stream<Path> unpacked = Files.list(folder)) {
            return unpacked.filter(file -> Files.isRegularFile(file.resolve("bin/kc.sh")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void importRealm(Path home) throws IOException {
        Path folder = Files.createDirectories(home.resolve("data/import"));
        try (InputStream realm =
                Objects.requireNonNull(KeycloakProcess.class.getResourceAsStream("keycloak-realm.json"))) {
            Files.copy(realm, folder.resolve("realm.json"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Returns the {@code iss} of its tokens. */
    public URI issuer() {
        return base.resolve("/realms/" + REALM);
    }

    /** Requests an access token with client credentials. */
    public String tokenOfClient(String scope) throws IOException, InterruptedException {
        return tokens(REALM, Map.of("grant_type", "client_credentials", "scope", scope), CLIENT)
                .getString("access_token");
    }

    /** Requests the tokens of a user: an access token, an ID token and a refresh token. */
    public JsonObject tokensOfUser(String scope) throws IOException, InterruptedException {
        var form = Map.of("grant_type", "password", "username", "alice", "password", PASSWORD, "scope", scope);
        return tokens(REALM, form, CLIENT);
    }

    /** Rotates the signing key; the old one stays published. */
    public void rotateKeys() throws IOException, InterruptedException {
        var form = Map.of("grant_type", "password", "username", "admin", "password", PASSWORD);
        String administrator =
                tokens("master", form, Map.of("client_id", "admin-cli")).getString("access_token");
        JsonObject key = Json.createObjectBuilder()
                .add("name", "next")
                .add("providerId", "rsa-generated")
                .add("providerType", "org.keycloak.keys.KeyProvider")
                .add("parentId", REALM)
                .add(
                        "config",
                        Json.createObjectBuilder()
                                .add("priority", Json.createArrayBuilder().add("1000"))
                                .add("algorithm", Json.createArrayBuilder().add("RS256")))
                .build();
        send(
                201,
                HttpRequest.newBuilder(base.resolve("/admin/realms/" + REALM + "/components"))
                        .header("Authorization", "Bearer " + administrator)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(key.toString())));
    }

    private JsonObject tokens(String realm, Map<String, String> form, Map<String, String> client)
            throws IOException, InterruptedException {
        String body = Stream.concat(form.entrySet().stream(), client.entrySet().stream())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String answer = send(
                200,
                HttpRequest.newBuilder(base.resolve("/realms/" + realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
        try (var reader = Json.createReader(new StringReader(answer))) {
            return reader.readObject();
        }
    }

    private String send(int expected, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new AssertionError("Keycloak returned " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    @Override
    public void close() {
        http.close();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
