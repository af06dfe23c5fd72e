package dev.chirograph.server.oauth.authorize;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.Prompt;
import dev.chirograph.server.oauth.protocol.Form;
import dev.chirograph.server.oauth.protocol.OauthException;
import java.util.List;
import java.util.Set;

/** The parameter {@code prompt} (OpenID Connect Core, section 3.1.2.1). */
record Prompts(Set<Prompt.Type> values) {

    /** Copies the set. */
    Prompts {
        values = Set.copyOf(values);
    }

    /**
     * Reads the parameter.
     *
     * @throws OauthException {@code invalid_request} if it has an unknown value, {@code create}, or {@code none} beside another
     */
    static Prompts of(Form form) {
        String prompt = form.get("prompt");
        if (prompt == null) {
            return new Prompts(Set.of());
        }
        try {
            // Split here: Nimbus treats a parameter of blanks as missing.
            Prompt prompts = Prompt.parse(List.of(prompt.split(" ")));
            if (!prompts.isEmpty() && !prompts.contains(Prompt.Type.CREATE)) {
                return new Prompts(prompts);
            }
        } catch (ParseException e) {
            // Its message quotes the input, which errors must not repeat.
        }
        throw new OauthException(
                OAuth2Error.INVALID_REQUEST,
                "The parameter prompt must be none alone, or some of login, consent and select_account.");
    }

    /** Returns whether no page may be shown to the user. */
    boolean isNone() {
        return values.contains(Prompt.Type.NONE);
    }

    /** Returns whether the user has to sign in for this request, with or without a session. */
    boolean requireLogin() {
        return values.contains(Prompt.Type.LOGIN) || values.contains(Prompt.Type.SELECT_ACCOUNT);
    }

    /** Returns whether the user must consent even after an earlier consent. */
    boolean requireConsent() {
        return values.contains(Prompt.Type.CONSENT);
    }
}
