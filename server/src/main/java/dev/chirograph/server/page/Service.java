package dev.chirograph.server.page;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;

/**
 * The service that users sign in to, as every page names it.
 *
 * @param name the title of the OpenAPI document
 * @param host the host of the issuer, with the port unless it is the default one
 */
record Service(String name, String host) {
    private static final String DOCUMENT = "/openapi.json";

    private static final String NAME = readName();

    static Service of(URI issuer) {
        return new Service(NAME, issuer.getAuthority());
    }

    private static String readName() {
        try (InputStream document = Service.class.getResourceAsStream(DOCUMENT)) {
            if (document == null) {
                throw new IllegalStateException(
                        DOCUMENT + " is not on the class path, where the build puts it; build the server again.");
            }
            try (JsonReader reader = Json.createReader(document)) {
                return reader.readObject().getJsonObject("info").getString("title");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(DOCUMENT + " cannot be read from the class path.", e);
        }
    }
}
