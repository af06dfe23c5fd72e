package dev.chirograph.server.oauth.authorize;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.OIDCError;
import com.nimbusds.openid.connect.sdk.Prompt;
import dev.chirograph.server.clients.Client;
import dev.chirograph.server.clients.Clients;
import dev.chirograph.server.oauth.client.Resources;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import dev.chirograph.server.oauth.protocol.Scopes;
import dev.chirograph.server.oauth.token.IdTokenHint;
import dev.chirograph.server.oauth.token.IdTokenHints;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads and checks authorization requests: first where the answer goes, then all else, so that whatever is wrong with the rest can
 * be told to the client. Parameters that it does not know are passed over (RFC 6749, section 3.1), and so are those that only say
 * how the user would like to be asked ({@code display}, {@code ui_locales}, {@code claims_locales}, {@code acr_values}).
 *
 * <p>Safe for use by many threads.
 */
final class AuthorizationRequestReader {
    /** SHA-256 in base64url without padding: an S256 challenge, or a key's thumbprint. */
    private static final Pattern SHA_256 = Pattern.compile("[A-Za-z0-9_-]{43}");

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    /** What goes into a redirect: a server in front may not take a longer one. */
    private static final int LONGEST_STATE = 2_048;

    private static final int LONGEST_VALUE = 8_192;

    private final Clients clients;
    private final IdTokenHints hints;
    private final Resources resources;

    /** @param resource this API, which access tokens are for when nothing else is asked for */
    AuthorizationRequestReader(Clients clients, IdTokenHints hints, String resource) {
        this.clients = clients;
        this.hints = hints;
        this.resources = new Resources(resource);
    }

    /**
     * Reads a request that a client has pushed.
     *
     * @throws OauthException if it does not say for certain where an answer may go
     * @throws AuthorizationErrorException if anything else is wrong with it
     */
    AuthorizationRequest readPushed(Form form) {
        RedirectTarget address = address(form);
        try {
            return read(address, form);
        } catch (OauthException e) {
            throw new AuthorizationErrorException(address, e.error());
        }
    }

    /**
     * Reads a request that nobody but a browser has brought, which some clients must not make (RFC 9126, section 6).
     *
     * @throws OauthException if it does not say for certain where an answer may go
     * @throws AuthorizationErrorException if anything else is wrong with it
     */
    AuthorizationRequest readUnpushed(Form form) {
        AuthorizationRequest request = readPushed(form);
        if (request.client().pushedRequestsRequired()) {
            throw new AuthorizationErrorException(
                    request.address(),
                    OAuth2Error.INVALID_REQUEST.setDescription("The client has to push its requests."));
        }
        return request;
    }

    /**
     * Finds out where the answer goes. The redirect URI has to be there, also when the client has but one, because OpenID Connect
     * wants it (section 3.1.2.1), and because two requests that differ in it are not to be taken for each other.
     *
     * @throws OauthException if that is not certain
     */
    private RedirectTarget address(Form form) {
        Client client = clients.find(form.require("client_id"));
        if (client == null || !client.enabled()) {
            throw invalid("The client is unknown.");
        }
        String redirectUri = form.require("redirect_uri");
        if (!RedirectUris.isRegistered(client, redirectUri)) {
            throw invalid("The redirect URI is none of those that the client has registered.");
        }
        String state = form.get("state");
        return new RedirectTarget(client, redirectUri, isShort(state, LONGEST_STATE) ? state : null);
    }

    private AuthorizationRequest read(RedirectTarget address, Form form) {
        refuseUnsupported(form);
        refuseUnkeepable(form);
        refuseOtherResponses(form);
        Client client = address.client();
        if (!client.grants().contains(GrantType.AUTHORIZATION_CODE.getValue())) {
            throw new OauthException(OAuth2Error.UNAUTHORIZED_CLIENT, "The client may not use authorization codes.");
        }
        RequestedClaims claims = RequestedClaims.parse(form.get("claims"));
        return new AuthorizationRequest(
                address,
                Scopes.chooseOfUser(Scopes.parse(form.get("scope")), client.scopes()),
                codeChallenge(client, form),
                dpopKey(form),
                resources.chosen(form),
                form.get("nonce"),
                claims.json(),
                prompts(form.get("prompt")),
                maxAge(form.get("max_age")),
                form.get("login_hint"),
                subject(form.get("id_token_hint"), claims.subject()));
    }

    /** OpenID Connect Core, section 3.1.2.6. */
    private static void refuseUnsupported(Form form) {
        refuse(form, "request", OAuth2Error.REQUEST_NOT_SUPPORTED);
        refuse(form, "request_uri", OAuth2Error.REQUEST_URI_NOT_SUPPORTED);
        refuse(form, "registration", OIDCError.REGISTRATION_NOT_SUPPORTED);
    }

    private static void refuse(Form form, String name, ErrorObject error) {
        if (form.get(name) != null) {
            throw new OauthException(error, "The parameter " + name + " is not supported here.");
        }
    }

    /** PostgreSQL cannot hold a NUL, and nothing that is meant well has one. */
    private static void refuseUnkeepable(Form form) {
        if (!isShort(form.get("state"), LONGEST_STATE)) {
            throw invalid("The parameter state has more than " + LONGEST_STATE + " characters.");
        }
        for (List<String> values : form.parameters().values()) {
            for (String value : values) {
                if (value.length() > LONGEST_VALUE || value.indexOf('\0') >= 0) {
                    throw invalid("A parameter has more than " + LONGEST_VALUE + " characters, or the character NUL.");
                }
            }
        }
    }

    private static void refuseOtherResponses(Form form) {
        if (!ResponseType.CODE.toString().equals(form.require("response_type"))) {
            throw new OauthException(OAuth2Error.UNSUPPORTED_RESPONSE_TYPE, "The one response type is code.");
        }
        String mode = form.get("response_mode");
        if (mode != null && !mode.equals(ResponseMode.QUERY.getValue())) {
            throw invalid("The one response mode is query.");
        }
    }

    /** RFC 7636, section 4.4.1; a method that is not named would be {@code plain} (section 4.3). */
    private static @Nullable String codeChallenge(Client client, Form form) {
        if (!client.pkceRequired() && form.get("code_challenge") == null && form.get("code_challenge_method") == null) {
            return null;
        }
        String challenge = form.require("code_challenge");
        if (!CodeChallengeMethod.S256.getValue().equals(form.get("code_challenge_method"))) {
            throw invalid("The parameter code_challenge_method must be S256.");
        }
        if (!SHA_256.matcher(challenge).matches()) {
            throw invalid("The parameter code_challenge is no S256 challenge.");
        }
        return challenge;
    }

    private static @Nullable String dpopKey(Form form) {
        String thumbprint = form.get("dpop_jkt");
        if (thumbprint != null && !SHA_256.matcher(thumbprint).matches()) {
            throw invalid("The parameter dpop_jkt is no thumbprint of SHA-256.");
        }
        return thumbprint;
    }

    private static Set<Prompt.Type> prompts(@Nullable String prompt) {
        if (prompt == null) {
            return Set.of();
        }
        try {
            // By its words: as a whole, one of blanks alone would be none at all.
            Prompt prompts = Prompt.parse(List.of(prompt.split(" ")));
            if (!prompts.isEmpty() && !prompts.contains(Prompt.Type.CREATE)) {
                return prompts;
            }
        } catch (ParseException e) {
            // Not with the parser's words: they quote what was sent.
        }
        throw invalid("The parameter prompt must be none alone, or some of login, consent and select_account.");
    }

    private static @Nullable Duration maxAge(@Nullable String maxAge) {
        if (maxAge == null) {
            return null;
        }
        if (!SECONDS.matcher(maxAge).matches()) {
            throw invalid("The parameter max_age must be a number of seconds.");
        }
        return Duration.ofSeconds(Long.parseLong(maxAge));
    }

    /** Both ways of naming the user must name the same one (OpenID Connect Core, sections 3.1.2.1 and 5.5.1). */
    private @Nullable String subject(@Nullable String idTokenHint, @Nullable String claimed) {
        if (idTokenHint == null) {
            return claimed;
        }
        IdTokenHint hint = hints.read(idTokenHint);
        if (hint == null) {
            throw invalid("The parameter id_token_hint is no ID token of this server.");
        }
        if (claimed != null && !claimed.equals(hint.subject())) {
            throw invalid("The parameters id_token_hint and claims ask for different users.");
        }
        return hint.subject();
    }

    private static boolean isShort(@Nullable String value, int longest) {
        return value == null || value.length() <= longest;
    }

    private static OauthException invalid(String description) {
        return new OauthException(OAuth2Error.INVALID_REQUEST, description);
    }
}
