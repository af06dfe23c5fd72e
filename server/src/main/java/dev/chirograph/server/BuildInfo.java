package dev.chirograph.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Where this server comes from, by the manifest of its jar.
 *
 * @param version the version
 * @param commit the commit, if the build was told
 */
record BuildInfo(String version, String commit) {
    private static final String UNKNOWN = "unknown";

    static BuildInfo read() {
        Attributes attributes = manifest();
        return new BuildInfo(
                value(attributes, Attributes.Name.IMPLEMENTATION_VERSION.toString()),
                value(attributes, "Chirograph-Commit"));
    }

    private static String value(Attributes attributes, String name) {
        String value = attributes.getValue(name);
        return value == null || value.isBlank() ? UNKNOWN : value;
    }

    private static Attributes manifest() {
        Path jar = jar();
        if (jar == null) {
            return new Attributes();
        }
        try (JarFile file = new JarFile(jar.toFile());
                InputStream manifest = file.getInputStream(file.getEntry(JarFile.MANIFEST_NAME))) {
            return new Manifest(manifest).getMainAttributes();
        } catch (IOException e) {
            return new Attributes();
        }
    }

    /** Null if the classes are in a folder, as in tests. */
    private static @Nullable Path jar() {
        try {
            URI location = BuildInfo.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            return location.getPath().endsWith(".jar") ? Path.of(location) : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
