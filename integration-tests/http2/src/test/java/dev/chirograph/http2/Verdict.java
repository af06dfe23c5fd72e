package dev.chirograph.http2;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestWatcher;

/** Prints at the end which attacks the codec withstands, and whether it is ready for use. */
final class Verdict implements TestWatcher {

    @Override
    public void testSuccessful(ExtensionContext attack) {
        verdicts(attack).withstood.add(nameOf(attack));
    }

    @Override
    public void testFailed(ExtensionContext attack, Throwable cause) {
        // JUnit appends the values to a message, which is complete without them.
        String reason = String.valueOf(cause.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceFirst(" ==> .*", "");
        verdicts(attack).notWithstood.add(nameOf(attack) + ": " + reason);
    }

    private static String nameOf(ExtensionContext attack) {
        String method = attack.getRequiredTestMethod().getName();
        String sentence = method.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        // A parameterized row has its own name in addition to the method's.
        String name = attack.getDisplayName();
        return name.startsWith(method) ? sentence : sentence + ", " + name;
    }

    private static Verdicts verdicts(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(Verdict.class))
                .computeIfAbsent(Verdicts.class, unused -> new Verdicts(), Verdicts.class);
    }

    /** The results of a whole run; JUnit closes it after the last test. */
    private static final class Verdicts implements AutoCloseable {
        private final List<String> withstood = Collections.synchronizedList(new ArrayList<>());
        private final List<String> notWithstood = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void close() {
            var text = new StringBuilder(
                    "\nThe HTTP/2 codec of Helidon " + versionOf("io.helidon.http", "helidon-http-http2")
                            + ", served by " + versionOf("io.helidon.webserver", "helidon-webserver-http2") + "\n");
            withstood.forEach(
                    attack -> text.append("  withstood      ").append(attack).append('\n'));
            notWithstood.forEach(
                    attack -> text.append("  NOT withstood  ").append(attack).append('\n'));
            if (notWithstood.isEmpty()) {
                text.append("Fit: all ").append(withstood.size()).append(" held.\n");
            } else {
                text.append("Unfit: ")
                        .append(notWithstood.size())
                        .append(" of ")
                        .append(notWithstood.size() + withstood.size())
                        .append(" did not hold.\n");
            }
            System.out.println(text);
        }

        private static String versionOf(String group, String artifact) {
            String resource = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
            try (InputStream stream = Verdict.class.getResourceAsStream(resource)) {
                if (stream == null) {
                    return "(there is none on the class path; run `mvn -Phttp2 verify`)";
                }
                var properties = new Properties();
                properties.load(stream);
                return properties.getProperty("version");
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + resource, e);
            }
        }
    }
}
