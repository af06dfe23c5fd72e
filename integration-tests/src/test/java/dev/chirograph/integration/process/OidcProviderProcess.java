package dev.chirograph.integration.process;

import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** node-oidc-provider in a separate process ({@code oidc-provider.mjs}), with a client for client credentials. */
public final class OidcProviderProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Lines output;
    private final Writer input;
    private final URI url;
    private final HttpClient http = HttpClient.newHttpClient();
    private int commandsSent;

    private OidcProviderProcess(Process process) throws InterruptedException {
        this.process = process;
        this.output = Lines.of(process.getInputStream());
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        this.url = output.await(line -> line.startsWith("http://127.0.0.1:"), PATIENCE)
                .map(URI::create)
                .orElseThrow(() -> new AssertionError("The issuer did not start:\n" + output.soFar()));
    }

    /** Starts the issuer and waits until it is ready. */
    public static OidcProviderProcess start() throws IOException, InterruptedException {
        return new OidcProviderProcess(
                Node.program("oidc-provider.mjs").redirectErrorStream(true).start());
    }

    public URI url() {
        return url;
    }

    /** Sends a command to the issuer and waits until it is done. */
    public void command(String command) throws IOException, InterruptedException {
        commandsSent++;
        input.write(command + "\n");
        input.flush();
        output.await(line -> line.equals("done") && commandsDone() >= commandsSent, PATIENCE)
                .orElseThrow(
                        () -> new AssertionError("The issuer did not acknowledge the command:\n" + output.soFar()));
    }

    private long commandsDone() {
        return output.soFar().stream().filter("done"::equals).count();
    }

    /** Requests an access token of its client for a resource. */
    public String token(String resource, String scope) throws IOException, InterruptedException {
        String credentials = Base64.getEncoder()
                .encodeToString("warehouse:a-secret-of-these-tests-alone-0001".getBytes(StandardCharsets.US_ASCII));
        String form = "grant_type=client_credentials&resource=" + encoded(resource) + "&scope=" + encoded(scope);
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/token"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError("The issuer returned no token: " + answer.body());
        }
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject().getString("access_token");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
        process.destroyForcibly();
    }
}
