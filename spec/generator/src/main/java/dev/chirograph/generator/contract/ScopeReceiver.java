package dev.chirograph.generator.contract;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A receiver of scopes that the server knows without a registration ({@code x-grant-to}). */
public enum ScopeReceiver {
    EVERY_USER("every-user", true, "every user, now and later; no client gets the scope without a user."),
    NEW_USERS("new-users", true, "each user that the API creates from now on."),
    DEVELOPMENT_USER("development-user", true, "the user of the mode development."),
    CLIENT_ADMINISTRATOR("client-administrator", false, "the administrator's client, which acts without a user."),
    CLIENT_DEVELOPMENT(
            "client-development", false, "the confidential client of development, which acts without a user."),
    CLIENT_DEVELOPMENT_PUBLIC(
            "client-development-public", false, "the public client of development, which acts for a user."),
    CLIENT_PASSWORD_FORM("client-password-form", false, "the client of the password grant, which acts for a user.");

    private final String text;
    private final boolean user;
    private final String description;

    ScopeReceiver(String text, boolean user, String description) {
        this.text = text;
        this.user = user;
        this.description = description;
    }

    /** Returns its name in the document. */
    public String text() {
        return text;
    }

    /** Returns whether it is one or more users rather than a client. */
    public boolean user() {
        return user;
    }

    /** Returns whether it is a client that gets tokens for itself only. */
    public boolean clientWithoutUser() {
        return this == CLIENT_ADMINISTRATOR || this == CLIENT_DEVELOPMENT;
    }

    /** Returns its description. */
    public String description() {
        return description;
    }

    /** Returns the receiver with a name in the document; null if there is none. */
    public static @Nullable ScopeReceiver of(String text) {
        return Arrays.stream(values())
                .filter(receiver -> receiver.text.equals(text))
                .findFirst()
                .orElse(null);
    }

    /** Returns all names. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(ScopeReceiver::text).toList();
    }
}
