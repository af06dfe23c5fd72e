package dev.chirograph.server.clients;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** A small JSON file with a client's id and secret, readable by its owner only. */
final class CredentialsFile {
    /** A shorter secret was edited by hand and is not safe. */
    private static final int SHORTEST_SECRET = 32;

    private final Path path;

    CredentialsFile(Path path) {
        this.path = path;
    }

    /** Returns the credentials in the file; null if it is missing or malformed. */
    @Nullable
    ClientCredentials read() {
        try (JsonReader reader = Json.createReader(new StringReader(Files.readString(path)))) {
            JsonObject object = reader.readObject();
            String id = object.getString("client_id", "");
            String secret = object.getString("client_secret", "");
            boolean usable = !id.isEmpty() && secret.length() >= SHORTEST_SECRET;
            return usable ? new ClientCredentials(id, secret) : null;
        } catch (NoSuchFileException | JsonException | CharacterCodingException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("The client's credentials in " + path + " cannot be read.", e);
        }
    }

    /** Replaces the file atomically: it is never visible incomplete or readable by others. */
    void write(ClientCredentials credentials) {
        String text = Json.createObjectBuilder()
                .add("client_id", credentials.id())
                .add("client_secret", credentials.secret())
                .build()
                .toString();
        try {
            Path temporary = createPrivate(path.resolveSibling(path.getFileName() + ".new"));
            Files.write(temporary, text.getBytes(StandardCharsets.UTF_8));
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The client's credentials cannot be written to " + path + ".", e);
        }
    }

    private static Path createPrivate(Path file) throws IOException {
        Files.deleteIfExists(file);
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return Files.createFile(file);
        }
        return Files.createFile(
                file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
}
