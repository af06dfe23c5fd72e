package dev.chirograph.server.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/users",
                "/users/",
                "/items/42",
                "/.well-known/oauth-authorization-server",
                "/openapi.yaml",
                "/users/%E2%82%AC%20%25",
                "/a...b/..c/d..",
                "/a:b@c!$&'()*+,="
            })
    void plainPathPasses(String path) {
        assertNull(PathGuard.check(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "users",
                "http://other.example/users",
                "//users",
                "/users//me",
                "/users%2fme",
                "/users%2Fme",
                "/users/../items",
                "/users/..",
                "/./users",
                "/users/%2e%2E/items",
                "/users/.%2e",
                "/users;a=b",
                "/users/..;/items",
                "/users%3Ba=b",
                "/users\\me",
                "/users%5cme",
                "/users%00",
                "/users%0d%0aX:1",
                "/users%7f",
                "/users%C2%85",
                "/users%",
                "/users%2",
                "/users%zz",
                "/users%C0%AF",
                "/users%FF",
                "/users%ED%A0%80",
                "/users me",
                "/users\u00e9",
                "/users#me",
                "/users?x",
                "/users\"",
                "/{user_id}"
            })
    void pathThatReadersMayReadDifferentlyIsRefused(String path) {
        EdgeRejection refusal = PathGuard.check(path);

        assertNotNull(refusal);
        assertEquals(400, refusal.status());
    }

    @Test
    void onlyAPlainQueryIsRepeated() {
        assertTrue(PathGuard.isPlainQuery("cursor=abc%20d&limit=5&filter[]=a|b"));
        assertFalse(PathGuard.isPlainQuery("a=\r\nSet-Cookie: b"));
        assertFalse(PathGuard.isPlainQuery("a=\u00e9"));
        assertFalse(PathGuard.isPlainQuery("a=<b>"));
    }
}
