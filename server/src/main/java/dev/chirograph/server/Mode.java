package dev.chirograph.server;

/** The mode that the server runs in. */
enum Mode {
    /** Generates a certificate and credentials, and prints them. */
    DEVELOPMENT,
    /** Generates no credentials and rejects unsafe settings. */
    PRODUCTION
}
