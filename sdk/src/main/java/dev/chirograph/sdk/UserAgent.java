package dev.chirograph.sdk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The value of {@code User-Agent} (RFC 9110, section 10.1.5). */
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
            throw new IllegalArgumentException(
                    "`userAgent` must be a product such as warehouse/2.1, but is " + application);
        }
        return application;
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = UserAgent.class.getResourceAsStream("version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("version.properties of the SDK cannot be read; the jar is incomplete", e);
        }
        return properties.getProperty("version");
    }
}
