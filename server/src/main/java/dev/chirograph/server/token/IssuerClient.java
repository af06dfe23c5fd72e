package dev.chirograph.server.token;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches the metadata and the keys of an issuer outside, within bounds of time and size. */
final class IssuerClient implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** For one answer with its body: the client's own timeout ends at the headers. */
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private static final int LARGEST_ANSWER_BYTES = 512 * 1024;

    private final URI issuer;
    private final HttpClient http;

    IssuerClient(URI issuer) {
        this.issuer = issuer;
        this.http = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** The metadata as they came, and the issuer's keys. */
    record Answer(JsonObject metadata, KeySet keys) {}

    /**
     * Fetches both.
     *
     * @throws IOException if they cannot be had, or are not this issuer's
     */
    Answer fetch(Set<String> algorithms) throws IOException {
        JsonObject metadata = object(get(wellKnown()));
        // OpenID Connect Discovery, section 4.3: else one issuer could pass itself off as another.
        if (!issuer.toString().equals(metadata.getString("issuer", ""))) {
            throw new IOException("The metadata at " + wellKnown() + " are another issuer's.");
        }
        URI keys = keysUri(metadata);
        try {
            return new Answer(metadata, KeySet.parse(new String(get(keys), StandardCharsets.UTF_8), algorithms));
        } catch (ParseException e) {
            throw new IOException("What is at " + keys + " is no JWK set.", e);
        }
    }

    private URI wellKnown() {
        String base = issuer.toString();
        String separator = base.endsWith("/") ? "" : "/";
        return URI.create(base + separator + ".well-known/openid-configuration");
    }

    private URI keysUri(JsonObject metadata) throws IOException {
        try {
            URI keys = new URI(metadata.getString("jwks_uri", ""));
            // An issuer by https whose keys came in the clear would be no better than one in the clear.
            if ("https".equals(keys.getScheme()) || issuer.getScheme().equals(keys.getScheme())) {
                return keys;
            }
        } catch (URISyntaxException e) {
            // Said below, for both ways of being none.
        }
        throw new IOException("The jwks_uri in the metadata at " + wellKnown() + " cannot be used.");
    }

    private byte[] get(URI uri) throws IOException {
        HttpRequest request;
        try {
            request = HttpRequest.newBuilder(uri)
                    .timeout(TIMEOUT)
                    .header("Accept", "application/json, application/jwk-set+json")
                    .build();
        } catch (IllegalArgumentException e) {
            throw new IOException("Nothing can be fetched from " + uri + ".", e);
        }
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER_BYTES));
        try {
            HttpResponse<byte[]> response = answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new IOException(uri + " answered " + response.statusCode() + ".");
            }
            return response.body();
        } catch (TimeoutException e) {
            throw new IOException(uri + " did not answer within " + TIMEOUT.toSeconds() + " s.", e);
        } catch (ExecutionException e) {
            throw new IOException(uri + " cannot be read: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + uri + ".", e);
        } finally {
            answer.cancel(true);
        }
    }

    private JsonObject object(byte[] json) throws IOException {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(json))) {
            return reader.readObject();
        } catch (JsonException e) {
            throw new IOException("What is at " + wellKnown() + " is no JSON object.", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
