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

/** Fetches the keys of an issuer outside by its metadata, within bounds of time and size, and of where it may be sent. */
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

    /** What a host's addresses are. */
    @FunctionalInterface
    interface AddressBook {
        InetAddress[] lookUp(String host) throws UnknownHostException;
    }

    IssuerClient(URI issuer) {
        this(issuer, InetAddress::getAllByName, TIMEOUT);
    }

    /** @param timeout for all of one attempt; the HTTP client's own ends at the headers */
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
     * Fetches the metadata, and the keys from where these say.
     *
     * @throws IOException if they cannot be had, or are not this issuer's
     */
    KeySet fetch(Set<String> algorithms) throws IOException {
        long end = System.nanoTime() + timeout.toNanos();
        URI keys = keysUri(metadata(end));
        Answer answer = get(keys, end).orRefuse();
        try {
            return KeySet.parse(answer.json("application/jwk-set+json"), algorithms);
        } catch (ParseException e) {
            throw new IOException("What is at " + keys + " cannot be used: " + e.getMessage() + ".", e);
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
            throw new IOException("What is at " + answer.uri() + " cannot be used: " + e.getMessage() + ".", e);
        }
        // OpenID Connect Discovery, section 4.3, and RFC 8414, section 3.3: else one issuer could pass itself off as
        // another.
        if (!issuer.toString().equals(UnverifiedToken.string(metadata, "issuer"))) {
            throw new IOException("The metadata at " + answer.uri() + " are another issuer's.");
        }
        return metadata;
    }

    /** OpenID Connect Discovery, section 4: it comes after the issuer's path. */
    private URI openIdMetadata() {
        return URI.create(withoutLastSlash(issuer.toString()) + "/.well-known/openid-configuration");
    }

    /** RFC 8414, section 3.1: it comes between host and path. */
    private URI oauthMetadata() {
        return URI.create(issuer.getScheme() + "://" + issuer.getRawAuthority()
                + "/.well-known/oauth-authorization-server" + withoutLastSlash(issuer.getRawPath()));
    }

    private static String withoutLastSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** Returns where the keys are. */
    URI keysUri(JsonObject metadata) throws IOException {
        String given = UnverifiedToken.string(metadata, "jwks_uri");
        if (given == null || given.length() > LONGEST_URL) {
            throw new IOException("The issuer's metadata have no jwks_uri, or an endless one.");
        }
        URI keys;
        try {
            keys = new URI(given);
        } catch (URISyntaxException e) {
            throw new IOException("The jwks_uri in the issuer's metadata is no URL.", e);
        }
        // An issuer by https whose keys came in the clear would be no better than one in the clear.
        boolean safe = "https".equals(keys.getScheme()) || issuer.getScheme().equals(keys.getScheme());
        if (!safe || keys.getHost() == null || keys.getRawUserInfo() != null) {
            throw new IOException("The jwks_uri in the issuer's metadata cannot be used: " + keys);
        }
        refuseNearer(keys.getHost());
        return keys;
    }

    /**
     * Refuses a host nearer to this server than the issuer is: metadata must not make us ask the machines of our own
     * network, of which the issuer knows nothing but its addresses. Where the issuer itself is, its operator has said.
     *
     * <p>The connection looks the host up again, from the machine's memory of some seconds. A host whose address changes
     * just between would have to show a certificate of its name before we said a word, as an issuer in production is
     * asked by https alone.
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

    /** What came from an address. */
    private record Answer(URI uri, int status, HttpHeaders headers, byte[] body) {
        Answer orRefuse() throws IOException {
            if (status != 200) {
                throw new IOException(uri + " answered " + status + ".");
            }
            return this;
        }

        byte[] json(String mediaType) throws IOException {
            // Nothing was said of being able to unpack: what is packed is not to be trusted to have an end.
            if (!"identity".equals(headers.firstValue("Content-Encoding").orElse("identity"))) {
                throw new IOException("What is at " + uri + " is packed, and nobody asked for that.");
            }
            String type = headers.firstValue("Content-Type")
                    .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                    .orElse("");
            if (!type.equals("application/json") && !type.equals(mediaType)) {
                throw new IOException("What is at " + uri + " is not said to be " + mediaType + ".");
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
