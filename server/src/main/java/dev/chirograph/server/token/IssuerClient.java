package dev.chirograph.server.token;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Fetches the metadata and keys of an external issuer, with limits of time, size and network zone (SSRF protection). */
final class IssuerClient implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    static final int LARGEST_ANSWER_BYTES = 512 * 1024;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final int LONGEST_URL = 2048;
    private static final int NOT_FOUND = 404;

    private final URI issuer;
    private final AddressBook addresses;
    private final Duration timeout;
    private final HttpClient http;

    /** Resolves host names. */
    @FunctionalInterface
    interface AddressBook {
        InetAddress[] lookUp(String host) throws UnknownHostException;
    }

    IssuerClient(URI issuer) {
        this(issuer, InetAddress::getAllByName, TIMEOUT);
    }

    /** @param timeout the timeout of a whole attempt; the HTTP client's own ends at the headers */
    IssuerClient(URI issuer, AddressBook addresses, Duration timeout) {
        this.issuer = issuer;
        this.addresses = addresses;
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * Fetches the metadata, and the keys from its {@code jwks_uri}.
     *
     * @throws IOException if they are unavailable or invalid, or belong to another issuer
     */
    KeySet fetch(Set<String> algorithms) throws IOException {
        long end = System.nanoTime() + timeout.toNanos();
        URI keys = keysUri(metadata(end));
        Answer answer = get(keys, end).orRefuse();
        try {
            return KeySet.parse(answer.json("application/jwk-set+json"), algorithms);
        } catch (ParseException e) {
            throw new IOException("The keys at " + keys + " cannot be used: " + e.getMessage() + ".", e);
        }
    }

    private JsonObject metadata(long end) throws IOException {
        Answer answer = get(openIdMetadata(), end);
        if (answer.status() == NOT_FOUND) {
            answer = get(oauthMetadata(), end);
        }
        JsonObject metadata;
        try {
            metadata = StrictJson.object(answer.orRefuse().json("application/json"));
        } catch (ParseException e) {
            throw new IOException("The metadata at " + answer.uri() + " cannot be used: " + e.getMessage() + ".", e);
        }
        // OpenID Connect Discovery, section 4.3, and RFC 8414, section 3.3: one issuer must not impersonate another.
        if (!issuer.toString().equals(UnverifiedToken.string(metadata, "issuer"))) {
            throw new IOException("The metadata at " + answer.uri() + " belong to another issuer.");
        }
        return metadata;
    }

    /** OpenID Connect Discovery, section 4: appended to the issuer's path. */
    private URI openIdMetadata() {
        return URI.create(withoutLastSlash(issuer.toString()) + "/.well-known/openid-configuration");
    }

    /** RFC 8414, section 3.1: inserted between host and path. */
    private URI oauthMetadata() {
        return URI.create(issuer.getScheme() + "://" + issuer.getRawAuthority()
                + "/.well-known/oauth-authorization-server" + withoutLastSlash(issuer.getRawPath()));
    }

    private static String withoutLastSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** Returns the validated {@code jwks_uri}. */
    URI keysUri(JsonObject metadata) throws IOException {
        String given = UnverifiedToken.string(metadata, "jwks_uri");
        if (given == null || given.length() > LONGEST_URL) {
            throw new IOException("The jwks_uri in the issuer's metadata is missing or too long.");
        }
        URI keys;
        try {
            keys = new URI(given);
        } catch (URISyntaxException e) {
            throw new IOException("The jwks_uri in the issuer's metadata is not a URL.", e);
        }
        // Fetching the keys without TLS would defeat the TLS of the issuer.
        boolean safe = "https".equals(keys.getScheme()) || issuer.getScheme().equals(keys.getScheme());
        if (!safe || keys.getHost() == null || keys.getRawUserInfo() != null) {
            throw new IOException("The jwks_uri in the issuer's metadata cannot be used: " + keys);
        }
        refuseNearer(keys.getHost());
        return keys;
    }

    /**
     * Rejects a host in a more private zone than the issuer (SSRF protection): metadata must not make this server send
     * requests into its own network. The operator has configured the issuer's own zone.
     *
     * <p>The connection resolves the host again, usually from the DNS cache of some seconds. If the address changes in
     * between, the host would still need a certificate for its name, since issuers in production use https only.
     */
    private void refuseNearer(String host) throws IOException {
        if (!host.equalsIgnoreCase(issuer.getHost()) && nearness(host).compareTo(nearness(issuer.getHost())) > 0) {
            throw new IOException(
                    "The jwks_uri in the issuer's metadata leads to " + host + ", which is nearer than the issuer.");
        }
    }

    private NetworkZone nearness(String host) throws IOException {
        return Stream.of(addresses.lookUp(host))
                .map(NetworkZone::of)
                .max(NetworkZone::compareTo)
                .orElseThrow(() -> new UnknownHostException(host));
    }

    /** A response. */
    private record Answer(URI uri, int status, HttpHeaders headers, byte[] body) {
        Answer orRefuse() throws IOException {
            if (status != 200) {
                throw new IOException(uri + " answered with status " + status + ".");
            }
            return this;
        }

        byte[] json(String mediaType) throws IOException {
            // No encoding was requested (Accept-Encoding), and decompression could exceed the size limit.
            if (!"identity".equals(headers.firstValue("Content-Encoding").orElse("identity"))) {
                throw new IOException("The response of " + uri + " has a Content-Encoding, which was not requested.");
            }
            String type = headers.firstValue("Content-Type")
                    .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                    .orElse("");
            if (!type.equals("application/json") && !type.equals(mediaType)) {
                throw new IOException("The Content-Type of " + uri + " must be " + mediaType + " or application/json.");
            }
            return body;
        }
    }

    private Answer get(URI uri, long end) throws IOException {
        HttpRequest request;
        try {
            request = HttpRequest.newBuilder(uri)
                    .header("Accept", "application/json, application/jwk-set+json")
                    .build();
        } catch (IllegalArgumentException e) {
            throw new IOException("Nothing can be fetched from " + uri + ".", e);
        }
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER_BYTES));
        try {
            HttpResponse<byte[]> response = answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            return new Answer(uri, response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException e) {
            throw new IOException(uri + " was not read within " + timeout + ".", e);
        } catch (ExecutionException e) {
            throw new IOException(uri + " cannot be read: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + uri + ".", e);
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
