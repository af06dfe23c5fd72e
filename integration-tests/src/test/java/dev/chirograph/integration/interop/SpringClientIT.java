package dev.chirograph.integration.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import dev.chirograph.integration.forms.FormBrowser;
import dev.chirograph.integration.interop.ThirdPartyClient.Strictness;
import dev.chirograph.integration.process.ServerProcess;
import dev.chirograph.integration.process.SharedServer;
import dev.chirograph.sdk.Auth;
import dev.chirograph.sdk.ChirographClient;
import dev.chirograph.sdk.model.User;
import dev.chirograph.sdk.model.UserCreate;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.AbstractOAuth2AuthorizationGrantRequest;
import org.springframework.security.oauth2.client.endpoint.AbstractRestClientOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2ClientCredentialsGrantRequest;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** The OAuth 2.0 client of Spring Security, configured by discovery. */
@ExtendWith(SharedServer.class)
final class SpringClientIT {
    private static final String PASSWORD = "correct horse battery staple";

    private final ServerProcess server;
    private SSLContext contextBefore;
    private SSLSocketFactory socketsBefore;
    private ChirographClient administrator;

    SpringClientIT(ServerProcess server) {
        this.server = server;
    }

    /** Spring's HTTP clients use the default SSL context. */
    @BeforeEach
    void trust() throws Exception {
        contextBefore = SSLContext.getDefault();
        socketsBefore = HttpsURLConnection.getDefaultSSLSocketFactory();
        SSLContext.setDefault(server.tls());
        HttpsURLConnection.setDefaultSSLSocketFactory(server.tls().getSocketFactory());
        administrator = ChirographClient.builder()
                .endpoint(server.url())
                .trustCertificate(server.certificate())
                .auth(Auth.clientCredentials(server.printed("client id"), server.printed("client secret")))
                .build();
    }

    @AfterEach
    void restore() {
        administrator.close();
        SSLContext.setDefault(contextBefore);
        HttpsURLConnection.setDefaultSSLSocketFactory(socketsBefore);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "client_secret_basic", "client_secret_post", "private_key_jwt"})
    void springClientSignsInWithOpenIdConnectAndRefreshes(String method) throws Exception {
        ThirdPartyClient client = register(method, "authorization_code", "refresh_token");
        ClientRegistration registration = registration(client, method, AuthorizationGrantType.AUTHORIZATION_CODE);
        User user = someUser();

        OAuth2LoginAuthenticationToken signedIn = signIn(client, registration, user);

        OidcUser principal = (OidcUser) signedIn.getPrincipal();
        assertEquals(user.id().toString(), principal.getSubject());
        assertEquals(List.of(client.id()), principal.getIdToken().getAudience());
        assertEquals(user.email(), principal.getUserInfo().getEmail());
        assertEquals(
                Set.of(ThirdPartyClient.USER_SCOPES.split(" ")),
                signedIn.getAccessToken().getScopes());
        assertNotNull(signedIn.getRefreshToken());
        var refreshing = new RestClientRefreshTokenTokenResponseClient();
        authenticate(refreshing, client);
        OAuth2AccessTokenResponse renewed = refreshing.getTokenResponse(new OAuth2RefreshTokenGrantRequest(
                registration, signedIn.getAccessToken(), signedIn.getRefreshToken()));
        assertNotEquals(
                signedIn.getAccessToken().getTokenValue(),
                renewed.getAccessToken().getTokenValue());
        assertWorks(renewed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_secret_basic", "client_secret_post", "private_key_jwt"})
    void springClientUsesClientCredentials(String method) {
        ThirdPartyClient client = register(method, "client_credentials");
        ClientRegistration registration = registration(client, method, AuthorizationGrantType.CLIENT_CREDENTIALS);
        var tokens = new RestClientClientCredentialsTokenResponseClient();
        authenticate(tokens, client);

        OAuth2AccessTokenResponse answer =
                tokens.getTokenResponse(new OAuth2ClientCredentialsGrantRequest(registration));

        assertEquals(TokenType.BEARER, answer.getAccessToken().getTokenType());
        assertEquals(Set.of("items:read"), answer.getAccessToken().getScopes());
        assertWorks(answer);
    }

    /** Signs in as Spring's filters do: PKCE, state, nonce and the checks of the redirect. */
    private OAuth2LoginAuthenticationToken signIn(ThirdPartyClient client, ClientRegistration registration, User user)
            throws Exception {
        OAuth2AuthorizationRequest request = authorizationRequest(registration, client.redirectUri());
        URI back = new FormBrowser(server)
                .approve(URI.create(request.getAuthorizationRequestUri()), user.username(), PASSWORD);
        Map<String, String> answer = parameters(back);
        OAuth2AuthorizationResponse response = OAuth2AuthorizationResponse.success(answer.get("code"))
                .state(answer.get("state"))
                .redirectUri(client.redirectUri())
                .build();
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        authenticate(tokens, client);
        var provider = new OidcAuthorizationCodeAuthenticationProvider(tokens, new OidcUserService());
        return (OAuth2LoginAuthenticationToken) provider.authenticate(
                new OAuth2LoginAuthenticationToken(registration, new OAuth2AuthorizationExchange(request, response)));
    }

    private static OAuth2AuthorizationRequest authorizationRequest(ClientRegistration registration, String redirectUri)
            throws Exception {
        String nonce = UUID.randomUUID().toString();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(nonce.getBytes(StandardCharsets.US_ASCII));
        OAuth2AuthorizationRequest.Builder request = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(registration.getProviderDetails().getAuthorizationUri())
                .clientId(registration.getClientId())
                .redirectUri(redirectUri)
                .scopes(registration.getScopes())
                .state(UUID.randomUUID().toString())
                .attributes(attributes -> attributes.put(OidcParameterNames.NONCE, nonce))
                .additionalParameters(Map.of(
                        OidcParameterNames.NONCE,
                        Base64.getUrlEncoder().withoutPadding().encodeToString(hash)));
        OAuth2AuthorizationRequestCustomizers.withPkce().accept(request);
        return request.build();
    }

    private ClientRegistration registration(ThirdPartyClient client, String method, AuthorizationGrantType grant) {
        boolean forUsers = grant.equals(AuthorizationGrantType.AUTHORIZATION_CODE);
        return ClientRegistrations.fromIssuerLocation(server.url().toString())
                .registrationId("chirograph")
                .clientId(client.id())
                .clientSecret(client.secret())
                .clientAuthenticationMethod(new ClientAuthenticationMethod(method))
                .authorizationGrantType(grant)
                .redirectUri(client.redirectUri())
                .scope(forUsers ? List.of(ThirdPartyClient.USER_SCOPES.split(" ")) : List.of("items:read"))
                .build();
    }

    private static <T extends AbstractOAuth2AuthorizationGrantRequest> void authenticate(
            AbstractRestClientOAuth2AccessTokenResponseClient<T> tokens, ThirdPartyClient client) {
        if (client.key() != null) {
            tokens.addParametersConverter(
                    new NimbusJwtClientAuthenticationParametersConverter<>(registration -> client.key()));
        }
    }

    private ThirdPartyClient register(String method, String... grants) {
        return ThirdPartyClient.register(administrator, method, List.of(grants), JWSAlgorithm.PS256, Strictness.USUAL);
    }

    private User someUser() {
        String name = "u-" + UUID.randomUUID();
        return administrator
                .users()
                .create(UserCreate.builder()
                        .username(name)
                        .email(name + "@example.com")
                        .password(PASSWORD)
                        .build());
    }

    private void assertWorks(OAuth2AccessTokenResponse answer) {
        try (ChirographClient chirograph = ChirographClient.builder()
                .endpoint(server.url())
                .trustCertificate(server.certificate())
                .auth(Auth.bearer(() -> answer.getAccessToken().getTokenValue()))
                .build()) {
            assertTrue(chirograph.items().list().firstPage().items().isEmpty());
        }
    }

    private static Map<String, String> parameters(URI address) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Arrays.stream(address.getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .forEach(pair -> parameters.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return parameters;
    }
}
