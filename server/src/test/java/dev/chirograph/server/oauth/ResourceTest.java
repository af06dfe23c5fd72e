package dev.chirograph.server.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jwt.SignedJWT;
import dev.chirograph.server.clients.ClientCredentials;
import dev.chirograph.server.oauth.RunningAuthorizationServer.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Resource indicators (RFC 8707) over HTTPS, with each grant that needs no browser. */
final class ResourceTest {
    private static final String API = RunningAuthorizationServer.ISSUER.toString();

    @TempDir
    private Path folder;

    @Test
    void otherResourceIsInvalidTarget() throws Exception {
        try (var server = RunningAuthorizationServer.inDevelopment(folder)) {
            ClientCredentials reports = server.register("Reports", Set.of("client_credentials"), Set.of("items:read"));
            String refreshToken =
                    server.signIn("username", "user", "password", "secret").text("refresh_token");

            for (String resource : List.of("https://other.example", API + "/", API + "/items", "x", "\u0000")) {
                assertEquals(
                        "400 invalid_target",
                        asReports(server, reports, resource).refusal());
                assertEquals(
                        "400 invalid_target",
                        server.signIn("username", "user", "password", "secret", "resource", resource)
                                .refusal());
                assertEquals(
                        "400 invalid_target",
                        server.token(
                                        "grant_type",
                                        "refresh_token",
                                        "client_id",
                                        "client-password-form",
                                        "refresh_token",
                                        refreshToken,
                                        "resource",
                                        resource)
                                .refusal());
            }
        }
    }

    @Test
    void audienceIsThisApiWithOrWithoutResource() throws Exception {
        try (var server = RunningAuthorizationServer.inDevelopment(folder)) {
            ClientCredentials reports = server.register("Reports", Set.of("client_credentials"), Set.of("items:read"));

            for (String resource : List.of(API, "")) {
                SignedJWT token =
                        SignedJWT.parse(asReports(server, reports, resource).text("access_token"));

                assertEquals(List.of(API), token.getJWTClaimsSet().getAudience());
            }
        }
    }

    private static Answer asReports(RunningAuthorizationServer server, ClientCredentials reports, String resource)
            throws Exception {
        return server.token(
                "grant_type",
                "client_credentials",
                "client_id",
                reports.id(),
                "client_secret",
                reports.secret(),
                "resource",
                resource);
    }
}
