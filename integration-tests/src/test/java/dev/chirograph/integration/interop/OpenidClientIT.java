package dev.chirograph.integration.interop;

/** openid-client, which programs use that sign people in. */
final class OpenidClientIT extends NodeClient {
    OpenidClientIT() {
        super("openid-client.mjs");
    }
}
