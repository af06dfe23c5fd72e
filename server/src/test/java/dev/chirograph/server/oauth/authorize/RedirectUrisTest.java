package dev.chirograph.server.oauth.authorize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chirograph.server.clients.Client;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedirectUrisTest {

    @Test
    void registeredRedirectUriMatchesExactly() {
        Client client = registered("https://app.example/callback?tenant=1");

        assertTrue(RedirectUris.isRegistered(client, "https://app.example/callback?tenant=1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example/callback/",
                "https://app.example/Callback",
                "https://APP.example/callback",
                "HTTPS://app.example/callback",
                "https://app.example:443/callback",
                "https://app.example/callback?",
                "https://app.example/callback?x=1",
                "https://app.example/callback#",
                "https://app.example/callback#fragment",
                "https://app.example/call%62ack",
                "https://app.example/x/../callback",
                "https://app.example//callback",
                "https://app.example/callback ",
                " https://app.example/callback",
                "https://app.example.evil.example/callback",
                "https://app.example@evil.example/callback",
                "https://evil.example/https://app.example/callback",
                "http://app.example/callback",
                "//app.example/callback",
                "/callback",
                "https://app.example/callback\r\nSet-Cookie: a=b",
                "https://app.example/callback\u0000"
            })
    void redirectUriThatDiffersInOneCharacterDoesNotMatch(String redirectUri) {
        assertFalse(RedirectUris.isRegistered(registered("https://app.example/callback"), redirectUri));
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1/callback, http://127.0.0.1:51004/callback",
        "http://127.0.0.1:8400/callback, http://127.0.0.1:51004/callback",
        "http://127.0.0.1:8400/callback, http://127.0.0.1/callback",
        "http://[::1]/callback, http://[::1]:1/callback",
        "http://127.0.0.1, http://127.0.0.1:51004",
        "http://127.0.0.1/?a=b, http://127.0.0.1:51004/?a=b",
    })
    void loopbackRedirectUriMatchesOnAnyPort(String registered, String asked) {
        assertTrue(RedirectUris.isRegistered(registered(registered), asked));
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1/callback, http://127.0.0.1:51004/other",
        "http://127.0.0.1/callback, http://127.0.0.1:51004/callback?x=1",
        "http://127.0.0.1/callback, http://127.0.0.1:51004/callback#x",
        "http://127.0.0.1/callback, http://[::1]:51004/callback",
        "http://127.0.0.1/callback, http://127.0.0.2:51004/callback",
        "http://127.0.0.1/callback, https://127.0.0.1:51004/callback",
        "http://127.0.0.1/callback, http://127.0.0.1:510040/callback",
        "http://127.0.0.1/callback, http://127.0.0.1:65536/callback",
        "http://127.0.0.1/callback, http://127.0.0.1:0/callback",
        "http://[::1]/callback, http://[::1]:08400/callback",
        "http://127.0.0.1/callback, http://127.0.0.1:/callback",
        "http://127.0.0.1/callback, http://127.0.0.1:80@evil.example/callback",
        "http://127.0.0.1/callback, http://127.0.0.1@evil.example/callback",
        "http://127.0.0.1/callback, http://127.0.0.1.evil.example/callback",
        "http://127.0.0.1/callback, http://user@127.0.0.1:51004/callback",
        "http://127.0.0.1, http://127.0.0.1:80.evil.example",
        "http://localhost/callback, http://localhost:51004/callback",
        "http://localhost/callback, http://127.0.0.1/callback",
        "http://127.0.0.1/callback, http://localhost/callback",
        "http://[::1]/callback, http://[0:0:0:0:0:0:0:1]:51004/callback",
        "https://127.0.0.1/callback, https://127.0.0.1:51004/callback",
        "https://app.example/callback, https://app.example:8443/callback",
    })
    void onlyLoopbackRedirectUriMayDifferAndOnlyInPort(String registered, String asked) {
        assertFalse(RedirectUris.isRegistered(registered(registered), asked));
    }

    @ParameterizedTest
    @CsvSource({
        "https://app.example/callback, false",
        "http://127.0.0.1:51004/callback, true",
        "http://localhost/callback, true",
        "com.example.app:/callback, true",
    })
    void redirectUriThatOtherAppsCouldReceiveIsDetected(String redirectUri, boolean otherApps) {
        assertEquals(otherApps, RedirectUris.mayReachOtherApps(redirectUri));
    }

    private static Client registered(String redirectUri) {
        return Client.builder("client-app", "App")
                .redirectUris(List.of("https://other.example/", redirectUri))
                .build();
    }
}
