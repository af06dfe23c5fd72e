package dev.chirograph.server.oauth;

import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.chirograph.server.clients.AuthenticationMethod;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.clients.ClientBuilder;
import dev.chirograph.server.oauth.Browser.Page;
import dev.chirograph.server.oauth.RunningAuthorizationServer.Answer;
import dev.chirograph.server.secret.SecretHasher;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A web app that signs users in with authorization codes and PKCE. */
final class CodeClient {
    static final String ID = "client-app";
    static final String SECRET = "s3cret";
    static final String REDIRECT_URI = "https://app.example/callback?tenant=1";

    private static final String HASH = new SecretHasher(1).hash(SECRET);

    final CodeVerifier verifier = new CodeVerifier();
    private final RunningAuthorizationServer server;

    private CodeClient(RunningAuthorizationServer server) {
        this.server = server;
    }

    /** Registers the app as a confidential client that needs consent. */
    static CodeClient register(RunningAuthorizationServer server) {
        server.clients.put(Client.builder(ID, "Example App")
                .authenticationMethod(AuthenticationMethod.CLIENT_SECRET_POST)
                .secretHash(HASH)
                .grants(Set.of("authorization_code", "refresh_token"))
                .scopes(Set.of(
                        "openid", "profile", "email", "offline_access", "items:read", "items:write", "users:read"))
                .redirectUris(List.of(REDIRECT_URI, "https://app.example/other"))
                .build());
        return new CodeClient(server);
    }

    ClientBuilder registration() {
        return server.clients.find(ID).toBuilder();
    }

    void change(ClientBuilder changed) {
        server.clients.put(changed.build());
    }

    /** Returns the parameters of an authorization request with changes; an empty value omits one. */
    String parameters(String... changes) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", ID);
        parameters.put("redirect_uri", REDIRECT_URI);
        parameters.put("scope", "openid items:read");
        parameters.put("state", "s&=?/ 1");
        parameters.put("nonce", "n-1");
        parameters.put(
                "code_challenge",
                CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue());
        parameters.put("code_challenge_method", "S256");
        for (int i = 0; i < changes.length; i += 2) {
            parameters.put(changes[i], changes[i + 1]);
        }
        parameters.values().removeIf(String::isEmpty);
        return RunningAuthorizationServer.form(pairs(parameters));
    }

    /** Returns the path of an authorization request with changed parameters; an empty value omits one. */
    String request(String... changes) {
        return "/oauth2/authorize?" + parameters(changes);
    }

    /** Pushes a request, and returns the path with its {@code request_uri}. */
    String pushed(String... changes) throws Exception {
        Answer answer = server.post("/oauth2/par", Map.of(), parameters(changes) + "&client_secret=" + SECRET);
        if (answer.status() != 201) {
            throw new AssertionError(answer.refusal());
        }
        return "/oauth2/authorize?"
                + RunningAuthorizationServer.form("client_id", ID, "request_uri", answer.text("request_uri"));
    }

    /** Completes login and consent, if required, and returns the last redirect. */
    Page authorize(Browser browser, String... changes) throws Exception {
        Page page = browser.follow(browser.get(request(changes)));
        if (page.text().contains("id=\"password\"")) {
            page = browser.follow(browser.signIn(page, "user", "secret"));
        }
        return page.text().contains("id=\"consent-approve\"") ? approve(browser, page) : page;
    }

    static Page approve(Browser browser, Page consent) throws Exception {
        return browser.submit(consent, "/consent", "decision", "approve");
    }

    static Page deny(Browser browser, Page consent) throws Exception {
        return browser.submit(consent, "/consent", "decision", "deny");
    }

    /** Redeems a code with changed parameters of the token request; an empty value omits one. */
    Answer redeem(String code, String... changes) throws Exception {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("grant_type", "authorization_code");
        parameters.put("client_id", ID);
        parameters.put("client_secret", SECRET);
        parameters.put("code", code);
        parameters.put("redirect_uri", REDIRECT_URI);
        parameters.put("code_verifier", verifier.getValue());
        for (int i = 0; i < changes.length; i += 2) {
            parameters.put(changes[i], changes[i + 1]);
        }
        parameters.values().removeIf(String::isEmpty);
        return server.token(pairs(parameters));
    }

    private static String[] pairs(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .flatMap(parameter -> List.of(parameter.getKey(), parameter.getValue()).stream())
                .toArray(String[]::new);
    }
}
