package dev.chirograph.generator;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;

/** Documents for tests. */
public final class Fixtures {
    private Fixtures() {}

    /** A small document with one of everything that the generator knows. */
    public static Path library() {
        URL resource = Objects.requireNonNull(Fixtures.class.getResource("library.yaml"));
        try {
            return Path.of(resource.toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Chirograph's own document. */
    public static Path own() {
        return Path.of(System.getProperty("basedir", ""), "../openapi.yaml").normalize();
    }
}
