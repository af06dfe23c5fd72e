package dev.chirograph.integration.interop;

/** oauth4webapi, on which openid-client stands: each message by itself, and with a nonce that has to be fetched by hand. */
final class Oauth4webapiIT extends NodeClient {
    Oauth4webapiIT() {
        super("oauth4webapi.mjs");
    }
}
