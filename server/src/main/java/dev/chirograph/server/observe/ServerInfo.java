package dev.chirograph.server.observe;

import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What runs here, for {@code /observe/info}.
 *
 * @param version the version of the server
 * @param commit the commit it was built from, or {@code unknown}
 * @param document the version of the OpenAPI document
 * @param started when it started
 */
public record ServerInfo(String version, String commit, String document, Instant started) {

    byte[] json() {
        return Json.createObjectBuilder()
                .add("version", version)
                .add("commit", commit)
                .add("document_version", document)
                .add("started", started.toString())
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
