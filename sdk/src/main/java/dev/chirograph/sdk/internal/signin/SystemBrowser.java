package dev.chirograph.sdk.internal.signin;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Opens URIs with the desktop's command, which needs no module java.desktop. */
public final class SystemBrowser {
    private SystemBrowser() {}

    /** Opens the URI in the default browser. If that fails, prints it for the user to open. */
    public static void open(URI uri) {
        try {
            Process process = new ProcessBuilder(command(System.getProperty("os.name"), uri))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            process.onExit().thenAccept(ended -> {
                if (ended.exitValue() != 0) {
                    print(uri);
                }
            });
        } catch (IOException noSuchCommand) {
            print(uri);
        }
    }

    /** The URI is one argument, which no shell parses. It is an https URI or one of localhost. */
    static List<String> command(String system, URI uri) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", uri.toASCIIString());
        }
        return List.of(name.startsWith("mac") ? "open" : "xdg-open", uri.toASCIIString());
    }

    private static void print(URI uri) {
        System.err.println("To sign in, open this URI in a browser on this machine: " + uri.toASCIIString());
    }
}
