package dev.chirograph.server.document;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces the servers of the document by the one that serves it. All else stays as it was written. */
final class PublishedServers {
    private static final String DESCRIPTION = "This server.";

    /** The member of the document itself, with everything that is indented below it. */
    private static final Pattern YAML = Pattern.compile("(?m)^servers:[^\\n]*\\n(?:(?:[ \\-#][^\\n]*)?\\n)*");

    private PublishedServers() {}

    /** @throws IllegalStateException if the document has no servers */
    static String inYaml(String document, URI url) {
        Matcher servers = YAML.matcher(document);
        if (!servers.find()) {
            throw new IllegalStateException("openapi.yaml has no `servers`; build the server again.");
        }
        String own = "servers:\n  - url: " + url + "\n    description: " + DESCRIPTION + "\n";
        return document.substring(0, servers.start()) + own + document.substring(servers.end());
    }

    static String inJson(String document, URI url) {
        try (JsonReader reader = Json.createReader(new StringReader(document))) {
            JsonObject before = reader.readObject();
            JsonObjectBuilder after = Json.createObjectBuilder();
            before.forEach((name, value) -> {
                if (name.equals("servers")) {
                    after.add(
                            name,
                            Json.createArrayBuilder()
                                    .add(Json.createObjectBuilder()
                                            .add("url", url.toString())
                                            .add("description", DESCRIPTION)));
                } else {
                    after.add(name, value);
                }
            });
            return after.build().toString();
        }
    }
}
