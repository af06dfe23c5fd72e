package dev.chirograph.server.page;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;

/** What scopes let a client do, in the words of the document. */
final class ScopeTexts {
    private static final String DOCUMENT = "/openapi.json";
    private static final String SCOPES = "/components/securitySchemes/oauth2/flows/authorizationCode/scopes";

    private static final Map<String, String> TEXTS = read();

    private ScopeTexts() {}

    /** Returns what a scope is for; its name when the document does not know it. */
    static String of(String scope) {
        return TEXTS.getOrDefault(scope, scope);
    }

    private static Map<String, String> read() {
        try (InputStream document = ScopeTexts.class.getResourceAsStream(DOCUMENT)) {
            if (document == null) {
                throw new IllegalStateException(
                        DOCUMENT + " is not on the class path, where the build puts it; build the server anew.");
            }
            try (JsonReader reader = Json.createReader(document)) {
                return Json.createPointer(SCOPES).getValue(reader.readObject()).asJsonObject().entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, scope -> ((JsonString) scope.getValue()).getString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(DOCUMENT + " cannot be read from the class path.", e);
        }
    }
}
