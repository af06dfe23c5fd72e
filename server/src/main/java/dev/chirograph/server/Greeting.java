package dev.chirograph.server;

import dev.chirograph.server.clients.BuiltInClients;
import dev.chirograph.server.clients.ClientCredentials;
import dev.chirograph.server.tls.ServerCertificate;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the server says to the person who started it. Its last line says that all is ready, and programs may wait for it. */
final class Greeting {
    private final URI publicUrl;
    private final Path certificate;
    private final List<String> lines = new ArrayList<>();

    private Greeting(URI publicUrl, Path certificate) {
        this.publicUrl = publicUrl;
        this.certificate = certificate;
    }

    /** Begins with where the server can be reached. */
    static Greeting of(Configuration configuration, ServerCertificate certificate, Ports ports) {
        var greeting = new Greeting(
                configuration.publicUrl(), certificate.file().toAbsolutePath().normalize());
        String address = configuration.edge().bindAddress();
        greeting.say("Chirograph in " + configuration.mode().name().toLowerCase(Locale.ROOT) + " mode");
        greeting.say("");
        for (String warning : StartWarnings.of(configuration)) {
            greeting.say("  WARNING: " + warning);
            greeting.say("");
        }
        greeting.say("API", configuration.publicUrl() + " (port " + ports.https() + " of " + address + ")");
        greeting.say("redirects there", "port " + ports.http() + " of " + address);
        greeting.say("health", "http://127.0.0.1:" + ports.management() + "/observe/health");
        greeting.say("metrics", "http://127.0.0.1:" + ports.management() + "/observe/metrics");
        greeting.say("data", configuration.dataFolder().toAbsolutePath().normalize());
        greeting.say("certificate", greeting.certificate);
        greeting.say("fingerprint", certificate.fingerprint());
        return greeting;
    }

    /** Adds credentials, and lines to paste that use them: for development only. */
    Greeting withCredentials(String username, String password, ClientCredentials client) {
        say("user", username);
        say("password", password);
        say("client id", client.id());
        say("client secret", client.secret());
        say("public client", BuiltInClients.DEVELOPMENT_PUBLIC);
        say("");
        say("Who am I? With curl:");
        say("");
        say("  " + curlLine(username, password));
        say("");
        say("What do I own? With the SDK, in Java or jshell:");
        say("");
        say("  " + sdkLine(client));
        return this;
    }

    /** Returns all lines, the last of them {@code Ready: } and the public URL. */
    List<String> lines() {
        List<String> all = new ArrayList<>(lines);
        all.add("");
        all.add("Ready: " + publicUrl);
        return all;
    }

    private String curlLine(String username, String password) {
        String curl = "curl -sS --cacert " + quoted(certificate.toString());
        String token = curl + " -d username=" + username + " -d password=" + password + " " + publicUrl + "/token"
                + " | sed 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/'";
        return curl + " -H \"Authorization: Bearer $(" + token + ")\" " + publicUrl + "/users/me";
    }

    private String sdkLine(ClientCredentials client) {
        return "dev.chirograph.sdk.ChirographClient.builder().endpoint(java.net.URI.create(\"" + publicUrl + "\"))"
                + ".trustCertificate(java.nio.file.Path.of(\"" + escaped(certificate.toString()) + "\"))"
                + ".auth(dev.chirograph.sdk.Auth.clientCredentials(\"" + client.id() + "\", \"" + client.secret()
                + "\")).build().items().list().forEach(System.out::println);";
    }

    /** For a shell (POSIX 2.2.2): nothing within single quotes means anything but their end. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private void say(String label, Object value) {
        say("  " + label + " ".repeat(18 - label.length()) + value);
    }

    private void say(String line) {
        lines.add(line);
    }

    /** The ports that are really bound. */
    record Ports(int https, int http, int management) {}
}
