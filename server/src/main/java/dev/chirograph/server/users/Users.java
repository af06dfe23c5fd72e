package dev.chirograph.server.users;

import dev.chirograph.server.api.UsersHandler;
import dev.chirograph.server.database.Database;
import dev.chirograph.server.secret.SecretHasher;
import java.time.Clock;
import java.util.List;

/** The door to the users. Safe for use by many threads. */
public final class Users {
    /** The name of the user whom everybody knows who reads the README. */
    public static final String DEVELOPMENT_USERNAME = DevelopmentUser.USERNAME;

    /** The password that this user is made with. */
    public static final String DEVELOPMENT_PASSWORD = DevelopmentUser.PASSWORD;

    private final DevelopmentUser developmentUser;
    private final UsersHandler handler;

    /**
     * Keeps users in the database.
     *
     * @param hasher hashes their passwords
     * @param listeners are told, in this order, when what a user was given must end
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

    /** Returns who serves the operations on users. */
    public UsersHandler handler() {
        return handler;
    }

    /**
     * Ensures that there is a user {@code user} with the document's scopes for it. One that is there already keeps the rest: a
     * changed password, or being disabled, outlives the next start. One that was deleted is created again, with the password
     * {@code secret}.
     */
    public void enableDevelopmentUser() {
        developmentUser.enable();
    }

    /**
     * Sees to it that nobody signs in with {@code user} and {@code secret}, also when the data were made in development.
     * A {@code user} with another password is somebody's own and stays.
     */
    public void disableDevelopmentUser() {
        developmentUser.disable();
    }
}
