package dev.chirograph.server;

import dev.chirograph.server.clients.BuiltInClients;
import dev.chirograph.server.clients.ClientCredentials;
import dev.chirograph.server.edge.ManagementSettings;
import dev.chirograph.server.tls.ServerCertificate;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The lines printed at start-up. Programs may wait for the last one, which begins with {@code Ready: }. */
final class Greeting {
    private final URI publicUrl;
    private final @Nullable Path certificate;
    private final List<String> lines = new ArrayList<>();

    private Greeting(URI publicUrl, @Nullable Path certificate) {
        this.publicUrl = publicUrl;
        this.certificate = certificate;
    }

    /** Lists the server's addresses, its certificate and its warnings. */
    static Greeting of(Configuration configuration, @Nullable ServerCertificate certificate, Ports ports) {
        var greeting = new Greeting(
                configuration.publicUrl(),
                certificate == null ? null : certificate.file().toAbsolutePath().normalize());
        String address = configuration.edge().bindAddress();
        greeting.say("Chirograph in " + configuration.mode().name().toLowerCase(Locale.ROOT) + " mode");
        greeting.say("");
        for (String warning : StartWarnings.of(configuration)) {
            greeting.say("  WARNING: " + warning);
            greeting.say("");
        }
        greeting.say("API", configuration.publicUrl() + " (port " + ports.https() + " of " + address + ")");
        if (configuration.edge().tlsEndsAtProxy()) {
            greeting.say("TLS", "ends at the trusted proxies; nobody else can connect");
        } else {
            greeting.say("redirects there", "port " + ports.http() + " of " + address);
        }
        String management = urlOf(configuration.edge().management(), ports.management());
        greeting.say("health", management + "/observe/health");
        greeting.say("metrics", management + "/observe/metrics");
        greeting.say("data", configuration.dataFolder().toAbsolutePath().normalize());
        if (configuration.database().isPostgresql()) {
            greeting.say("database", configuration.database().url());
        }
        if (certificate != null) {
            greeting.say("certificate", certificate.file().toAbsolutePath().normalize());
            greeting.say("fingerprint", certificate.fingerprint());
        }
        return greeting;
    }

    private static String urlOf(ManagementSettings settings, int port) {
        String host =
                settings.bindAddress().contains(":") ? "[" + settings.bindAddress() + "]" : settings.bindAddress();
        return (settings.secure() ? "https://" : "http://") + host + ":" + port;
    }

    /** Adds credentials, and commands to paste that use them; for development only. */
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
        String curl = certificate == null ? "curl -sS" : "curl -sS --cacert " + quoted(certificate.toString());
        String token = curl + " -d username=" + username + " -d password=" + password + " " + publicUrl + "/token"
                + " | sed 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/'";
        return curl + " -H \"Authorization: Bearer $(" + token + ")\" " + publicUrl + "/users/me";
    }

    private String sdkLine(ClientCredentials client) {
        return "dev.chirograph.sdk.ChirographClient.builder().endpoint(java.net.URI.create(\"" + publicUrl + "\"))"
                + (certificate == null
                        ? ""
                        : ".trustCertificate(java.nio.file.Path.of(\"" + escaped(certificate.toString()) + "\"))")
                + ".auth(dev.chirograph.sdk.Auth.clientCredentials(\"" + client.id() + "\", \"" + client.secret()
                + "\")).build().items().list().forEach(System.out::println);";
    }

    /** Quotes for a shell: within single quotes only the closing quote is special (POSIX, section 2.2.2). */
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

    /** The bound ports, which differ from the configured ones where those are 0; -1 for a listener that there is not. */
    record Ports(int https, int http, int management) {}
}
