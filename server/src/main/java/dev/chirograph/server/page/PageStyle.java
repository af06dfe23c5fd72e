package dev.chirograph.server.page;

import dev.chirograph.server.api.Operations;
import dev.chirograph.server.secret.RandomSecrets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The style sheet of the pages. */
final class PageStyle {
    private static final int HASH_LENGTH = 16;

    static final String TEXT = read();

    /** The URL changes with the content, so caches never have to revalidate it. */
    static final String HREF = Operations.GET_PAGE_STYLE.path() + "?v="
            + RandomSecrets.fingerprint(TEXT).substring(0, HASH_LENGTH);

    private PageStyle() {}

    private static String read() {
        try (InputStream file = PageStyle.class.getResourceAsStream("style.css")) {
            if (file == null) {
                throw new IllegalStateException("The style sheet of the pages is not on the class path.");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The style sheet of the pages cannot be read.", e);
        }
    }
}
