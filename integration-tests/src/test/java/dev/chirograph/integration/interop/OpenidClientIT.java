package dev.chirograph.integration.interop;

/** openid-client, a library for applications that sign users in. */
final class OpenidClientIT extends NodeClient {
    OpenidClientIT() {
        super("openid-client.mjs");
    }
}
