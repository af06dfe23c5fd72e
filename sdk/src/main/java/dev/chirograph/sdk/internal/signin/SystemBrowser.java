package dev.chirograph.sdk.internal.signin;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Opens addresses as the desktop does, by its own command, so that nobody needs the module java.desktop. */
public final class SystemBrowser {
    private SystemBrowser() {}

    /** Opens the address; where there is nothing to open it with, prints it for the user to do so. */
    public static void open(URI address) {
        try {
            Process process = new ProcessBuilder(command(System.getProperty("os.name"), address))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            process.onExit().thenAccept(ended -> {
                if (ended.exitValue() != 0) {
                    print(address);
                }
            });
        } catch (IOException noSuchCommand) {
            print(address);
        }
    }

    /** The address is one argument, which no shell reads; it was checked to be one of https or of this machine. */
    static List<String> command(String system, URI address) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", address.toASCIIString());
        }
        return List.of(name.startsWith("mac") ? "open" : "xdg-open", address.toASCIIString());
    }

    private static void print(URI address) {
        System.err.println("To sign in, open this address in a browser of this machine: " + address.toASCIIString());
    }
}
