package dev.chirograph.server.page;

import dev.chirograph.server.secret.RandomSecrets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The style sheet of the pages. */
final class PageStyle {
    private static final int ENOUGH_OF_THE_HASH = 16;

    static final String TEXT = read();

    /** Its name changes with its content, and so nobody has to ask whether a copy is still good. */
    static final String HREF =
            "/pages/style.css?v=" + RandomSecrets.fingerprint(TEXT).substring(0, ENOUGH_OF_THE_HASH);

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
