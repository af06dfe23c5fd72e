package dev.chirograph.server;

import dev.chirograph.server.edge.ManagementSettings;
import dev.chirograph.server.oauth.key.KeyEncryptionKeys;
import dev.chirograph.server.users.Users;
import java.util.ArrayList;
import java.util.List;

/** Warnings about dangerous settings that the server accepts because the operator allowed them or needs them temporarily. */
final class StartWarnings {
    private StartWarnings() {}

    /** Returns the warnings to print and log at each start; they contain no secret. */
    static List<String> of(Configuration configuration) {
        List<String> warnings = new ArrayList<>();
        String address = configuration.edge().bindAddress();
        if (configuration.mode() == Mode.DEVELOPMENT && !PublicAddress.isLoopback(address)) {
            warnings.add("This development server listens on " + address
                    + " and its password is public: anyone who can reach it can sign in as `"
                    + Users.DEVELOPMENT_USERNAME
                    + "`. Remove CHIROGRAPH_ALLOW_DEVELOPMENT_ON_NETWORK and CHIROGRAPH_BIND_ADDRESS, or set"
                    + " CHIROGRAPH_MODE to production");
        }
        KeyEncryptionKeys keys = configuration.keyEncryption();
        if (configuration.mode() == Mode.PRODUCTION
                && keys != null
                && keys.previous() != null
                && keys.previous().weakness() != null) {
            warnings.add("The previous key-encryption key is weak: "
                    + keys.previous().weakness() + " Remove CHIROGRAPH_PREVIOUS_KEY_ENCRYPTION_KEY once all nodes have"
                    + " the new key. If someone else may have a copy of the database or of a backup, delete all rows of"
                    + " signing_keys: new keys are generated, and tokens signed with the old ones are rejected");
        }
        ManagementSettings management = configuration.edge().management();
        if (configuration.mode() == Mode.PRODUCTION && !management.isLocal() && management.token() == null) {
            warnings.add("Management listens on " + management.bindAddress()
                    + " without a token: whoever reaches its port reads the metrics. Set CHIROGRAPH_MANAGEMENT_TOKEN_FILE, or"
                    + " let only your monitoring reach it");
        }
        if (!management.isLocal() && management.token() != null && !management.secure()) {
            warnings.add("Management listens on " + management.bindAddress()
                    + " without TLS: whoever sees the network reads its token. Unless nobody else can, set"
                    + " CHIROGRAPH_MANAGEMENT_TLS to true");
        }
        if (configuration.database().sendsInTheClear()) {
            warnings.add(
                    "The connection to the database is not encrypted: whoever sees the network between this server and"
                            + " PostgreSQL reads the database's password and all data. Unless nobody else can, remove"
                            + " CHIROGRAPH_DATABASE_TLS");
        }
        return warnings;
    }
}
