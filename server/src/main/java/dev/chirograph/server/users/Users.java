package dev.chirograph.server.users;

import dev.chirograph.server.api.UsersHandler;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.secret.SecretHasher;
import java.time.Clock;
import java.util.List;

/** The entry point to users. Thread-safe. */
public final class Users {
    /** The name of the development user, which is in the README. */
    public static final String DEVELOPMENT_USERNAME = DevelopmentUser.USERNAME;

    /** The initial password of the development user. */
    public static final String DEVELOPMENT_PASSWORD = DevelopmentUser.PASSWORD;

    private final DevelopmentUser developmentUser;
    private final UsersHandler handler;

    /**
     * Stores users in a database.
     *
     * @param hasher hashes their passwords
     * @param listeners called in this order when a user is deleted or disabled, or gets a new password
     */
    public Users(Database database, SecretHasher hasher, List<UserRemovalListener> listeners, Clock clock) {
        UserStore store = new UserStore(database);
        UserService service = new UserService(database, store, hasher, listeners, clock);
        this.developmentUser = new DevelopmentUser(store, service, hasher);
        this.handler = new UserOperations(service);
    }

    /** Returns the directory of the database's users. It needs no listeners, and some listeners need it. */
    public static UserDirectory directory(Database database, SecretHasher hasher) {
        return new PasswordDirectory(new UserStore(database), hasher);
    }

    /** Returns the handler of the operations on users. */
    public UsersHandler handler() {
        return handler;
    }

    /**
     * Creates the user {@code user} with the password {@code secret}, unless it exists. An existing one gets the document's scopes
     * ({@code x-grant-to}), keeps its password and may stay disabled.
     */
    public void enableDevelopmentUser() {
        developmentUser.enable();
    }

    /**
     * Disables the user {@code user} if it has the password {@code secret}, as it has if the data come from development. One with another
     * password stays enabled.
     */
    public void disableDevelopmentUser() {
        developmentUser.disable();
    }
}
