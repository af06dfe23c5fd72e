package dev.chirograph.server.oauth.endpoint;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.oauth.grant.OauthException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a token request, read strictly (RFC 6749, section 3.2 and appendix B): what two readers may read
 * differently is refused. Parameters that nobody here knows are passed over, as the section wants it; a value that is
 * empty counts as none.
 */
final class Form {
    private static final Set<String> KNOWN =
            Set.of("grant_type", "scope", "client_id", "client_secret", "refresh_token", "username", "password");

    private static final int MOST_PARAMETERS = 100;
    private static final String NO_FORM = "The body is no form in UTF-8.";

    private final Map<String, String> values;

    private Form(Map<String, String> values) {
        this.values = values;
    }

    /** @throws OauthException {@code invalid_request} when the body is no form, or has a parameter twice */
    static Form parse(byte[] body) {
        String[] pairs = utf8(body).split("&", MOST_PARAMETERS + 1);
        if (pairs.length > MOST_PARAMETERS) {
            throw invalid("The form has more than " + MOST_PARAMETERS + " parameters.");
        }
        Map<String, String> values = new HashMap<>();
        for (String pair : pairs) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                if (values.putIfAbsent(name, value) != null) {
                    throw invalid(
                            KNOWN.contains(name)
                                    ? "The parameter " + name + " is there more than once."
                                    : "A parameter is there more than once.");
                }
            }
        }
        values.keySet().retainAll(KNOWN);
        values.values().removeIf(String::isEmpty);
        return new Form(values);
    }

    /** Returns a parameter, null when it is absent or empty. */
    @Nullable
    String get(String name) {
        return values.get(name);
    }

    /** Returns a form that says this where this one says nothing. */
    Form withDefault(String name, String value) {
        Map<String, String> more = new HashMap<>(values);
        more.putIfAbsent(name, value);
        return new Form(more);
    }

    /** Returns the parameters in the form that Nimbus takes. */
    Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new HashMap<>();
        values.forEach((name, value) -> parameters.put(name, List.of(value)));
        return parameters;
    }

    private static String decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < encoded.length; i++) {
            if (encoded[i] == '+') {
                bytes.write(' ');
            } else if (encoded[i] != '%') {
                bytes.write(encoded[i]);
            } else if (i + 2 < encoded.length
                    && HexFormat.isHexDigit(encoded[i + 1])
                    && HexFormat.isHexDigit(encoded[i + 2])) {
                bytes.write(HexFormat.fromHexDigit(encoded[i + 1]) << 4 | HexFormat.fromHexDigit(encoded[i + 2]));
                i += 2;
            } else {
                throw invalid(NO_FORM);
            }
        }
        return utf8(bytes.toByteArray());
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw invalid(NO_FORM);
        }
    }

    private static OauthException invalid(String description) {
        return new OauthException(OAuth2Error.INVALID_REQUEST, description);
    }

    /** Leaves out the values. */
    @Override
    public String toString() {
        return "Form" + values.keySet();
    }
}
