/** The typed client of the Chirograph API. */
module dev.chirograph.sdk {
    requires java.net.http;
    requires transitive jakarta.json;
    // Not transitive: a module that uses this one would not compile without the annotations' jar.
    requires static org.jspecify;

    exports dev.chirograph.sdk;
    exports dev.chirograph.sdk.api;
    exports dev.chirograph.sdk.auth;
    exports dev.chirograph.sdk.engine;
    exports dev.chirograph.sdk.model;
    exports dev.chirograph.sdk.transport;
}
