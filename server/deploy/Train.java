import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Runs the server once, with some requests, to make its AOT cache: {@code java Train.java JAVA JAR CACHE [OPTION...]}. The cache holds
 * the classes that this run loads. Fails unless every request succeeds and the cache exists afterwards.
 */
final class Train {
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    public static void main(String[] arguments) throws Exception {
        Path cache = Path.of(arguments[2]);
        Path data = Files.createTempDirectory(Path.of(""), "training");
        List<String> command = new ArrayList<>(List.of(arguments[0], "-XX:AOTCacheOutput=" + cache));
        command.addAll(Arrays.asList(arguments).subList(3, arguments.length));
        command.addAll(List.of("-jar", arguments[1]));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("CHIROGRAPH_"));
        builder.environment().put("CHIROGRAPH_DATA_FOLDER", data.toAbsolutePath().toString());
        Process server = builder.start();
        try (BufferedReader output = server.inputReader()) {
            exercise(readGreeting(output));
            // Not Process.destroy(), which closes the streams.
            server.toHandle().destroy();
            // What the JVM says about the cache, until it has written it.
            output.lines().forEach(System.out::println);
            if (!server.waitFor(5, TimeUnit.MINUTES) || Files.size(cache) == 0) {
                throw new IOException("the server wrote no cache");
            }
        } finally {
            server.destroyForcibly();
        }
    }

    /** Returns the values of the greeting by their labels, when the server is ready. */
    private static Map<String, String> readGreeting(BufferedReader output) throws IOException {
        var greeting = new HashMap<String, String>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("Ready: ")) {
                greeting.put("url", line.substring("Ready: ".length()));
                return greeting;
            }
            if (line.startsWith("  ") && line.length() > 20) {
                greeting.put(line.substring(2, 20).strip(), line.substring(20));
            }
        }
        throw new IOException("the server ended before it was ready");
    }

    private static void exercise(Map<String, String> greeting) throws Exception {
        String url = greeting.get("url");
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(trusting(Path.of(greeting.get("certificate"))))
                .version(HttpClient.Version.HTTP_1_1)
                .build()) {
            String credentials = greeting.get("client id") + ":" + greeting.get("client secret");
            String basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
            Matcher token = ACCESS_TOKEN.matcher(send(
                    client,
                    HttpRequest.newBuilder(URI.create(url + "/oauth2/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Authorization", "Basic " + basic)
                            .POST(BodyPublishers.ofString("grant_type=client_credentials"))));
            if (!token.find()) {
                throw new IOException("the server issued no token");
            }
            for (int i = 0; i < 200; i++) {
                send(client, get(url + "/items").header("Authorization", "Bearer " + token.group(1)));
            }
            send(client, get(url + "/openapi.yaml"));
            send(client, get(url + "/.well-known/oauth-authorization-server"));
            send(client, get(greeting.get("health") + "/ready"));
            send(client, get(greeting.get("metrics")));
        }
    }

    private static HttpRequest.Builder get(String url) {
        return HttpRequest.newBuilder(URI.create(url));
    }

    private static String send(HttpClient client, HttpRequest.Builder request) throws Exception {
        var response = client.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(response.uri() + " returned " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    private static SSLContext trusting(Path certificate) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var in = Files.newInputStream(certificate)) {
            store.setCertificateEntry("server", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
