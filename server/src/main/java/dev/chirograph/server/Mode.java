package dev.chirograph.server;

/** What the server is started for. */
enum Mode {
    /** To be tried out: a certificate and credentials are made, and printed. */
    DEVELOPMENT,
    /** To be relied on: nothing is made up, and nothing unsafe starts. */
    PRODUCTION
}
