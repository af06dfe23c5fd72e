package dev.chirograph.server;

import dev.chirograph.server.oauth.key.KeyEncryptionKeys;
import dev.chirograph.server.users.Users;
import java.util.ArrayList;
import java.util.List;

/** What the server starts with although it is dangerous, because the operator said so or needs it once. */
final class StartWarnings {
    private StartWarnings() {}

    /** Returns what is to be said at each start, without any secret; mostly nothing. */
    static List<String> of(Configuration configuration) {
        List<String> warnings = new ArrayList<>();
        String address = configuration.edge().bindAddress();
        if (configuration.mode() == Mode.DEVELOPMENT && !PublicAddress.isLoopback(address)) {
            warnings.add("This development server listens on " + address
                    + ", and everybody knows its password: who reaches it can sign in as `" + Users.DEVELOPMENT_USERNAME
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
                    + " the new key. If a copy of the database or a backup may be in other hands, delete all rows of"
                    + " signing_keys: new keys are made, and tokens signed until then are refused");
        }
        return warnings;
    }
}
