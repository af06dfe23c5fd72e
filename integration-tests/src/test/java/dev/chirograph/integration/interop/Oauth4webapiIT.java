package dev.chirograph.integration.interop;

/** oauth4webapi, the low-level library below openid-client: each message is explicit, also the retry with a DPoP nonce. */
final class Oauth4webapiIT extends NodeClient {
    Oauth4webapiIT() {
        super("oauth4webapi.mjs");
    }
}
