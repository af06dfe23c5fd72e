package dev.chirograph.sdk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what the client is (RFC 9110, section 10.1.5). */
final class UserAgent {
    private static final Pattern PRODUCT =
            Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+(/[!#$%&'*+.^_`|~0-9A-Za-z-]+)?");

    private UserAgent() {}

    static String of(@Nullable String application) {
        String sdk =
                "chirograph-java/" + version() + " java/" + Runtime.version().feature();
        return application == null ? sdk : application + " " + sdk;
    }

    static String checkProduct(String application) {
        if (!PRODUCT.matcher(application).matches()) {
            throw new IllegalArgumentException("An application is called like warehouse/2.1, not " + application);
        }
        return application;
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = UserAgent.class.getResourceAsStream("version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The SDK's jar is incomplete: version.properties cannot be read", e);
        }
        return properties.getProperty("version");
    }
}
