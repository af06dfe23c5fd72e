package dev.chirograph.server.clients;

/**
 * The authentication methods of clients; each client has one (RFC 7591, section 2; OpenID Connect Core, section 9).
 */
public enum AuthenticationMethod {
    /** None: a public client. */
    NONE("none"),
    /** With a secret in the {@code Authorization} header. */
    CLIENT_SECRET_BASIC("client_secret_basic"),
    /** With a secret in the form. */
    CLIENT_SECRET_POST("client_secret_post"),
    /** With an assertion signed by its private key (RFC 7523). */
    PRIVATE_KEY_JWT("private_key_jwt");

    private final String value;

    AuthenticationMethod(String value) {
        this.value = value;
    }

    /** Returns the name of the method in metadata and in the database. */
    public String value() {
        return value;
    }

    /** Returns whether a client authenticates with a secret. */
    public boolean usesSecret() {
        return this == CLIENT_SECRET_BASIC || this == CLIENT_SECRET_POST;
    }

    /**
     * Returns the method with this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static AuthenticationMethod of(String value) {
        for (AuthenticationMethod method : values()) {
            if (method.value.equals(value)) {
                return method;
            }
        }
        throw new IllegalArgumentException("There is no authentication method " + value);
    }
}
