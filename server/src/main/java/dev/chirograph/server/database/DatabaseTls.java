package dev.chirograph.server.database;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How connections to PostgreSQL are encrypted.
 *
 * @param isOn whether they are; the server's certificate and its host name are then verified
 * @param authorities a PEM file with the certificates of the authorities to trust; null for those that Java trusts
 */
public record DatabaseTls(boolean isOn, @Nullable Path authorities) {

    /** Without encryption. */
    public static DatabaseTls off() {
        return new DatabaseTls(false, null);
    }

    /** Encrypted and verified against the authorities that Java trusts. */
    public static DatabaseTls verified() {
        return new DatabaseTls(true, null);
    }

    /** Encrypted and verified against the authorities in a PEM file. */
    public static DatabaseTls verifiedBy(Path authorities) {
        return new DatabaseTls(true, authorities);
    }

    Map<String, String> properties() {
        if (!isOn) {
            return Map.of("sslmode", "disable");
        }
        return authorities == null
                ? Map.of("sslmode", "verify-full", "sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory")
                : Map.of("sslmode", "verify-full", "sslrootcert", authorities.toString());
    }
}
