package dev.chirograph.server.oauth.protocol;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import dev.chirograph.server.runtime.ProtocolExchange;
import io.helidon.http.HeaderNames;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * RFC 6749, sections 3.1 and 3.2 and appendix B: the parameters of a request, parsed strictly. Rejects input that two
 * parsers could interpret differently. A parameter with an empty value is treated as missing. Immutable.
 */
public final class Form {
    /** The media type, with or without the charset UTF-8. */
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("application/x-www-form-urlencoded[ \t]*(;[ \t]*charset=\"?utf-8\"?)?");

    /** Names that errors may quote, since they do not look like a secret. */
    private static final Pattern NAME = Pattern.compile("[a-z_]{1,40}");

    /** The only parameter that may be repeated (RFC 8707, section 2). */
    private static final Set<String> REPEATABLE = Set.of("resource");

    private static final int MOST_PARAMETERS = 100;
    private static final String NO_FORM = "The parameters must be form-encoded UTF-8.";

    private final Map<String, List<String>> values;

    private Form(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Parses the body of a request.
     *
     * @throws OauthException {@code invalid_request} if it has another media type, is malformed, or repeats a parameter
     */
    public static Form ofBody(ProtocolExchange exchange) {
        List<String> mediaTypes = exchange.request().headers().values(HeaderNames.CONTENT_TYPE);
        if (mediaTypes.size() != 1
                || !MEDIA_TYPE
                        .matcher(mediaTypes.getFirst().strip().toLowerCase(Locale.ROOT))
                        .matches()) {
            throw invalid("The Content-Type must be application/x-www-form-urlencoded.");
        }
        return parse(utf8(exchange.body()));
    }

    /**
     * Parses the query of a request.
     *
     * @throws OauthException {@code invalid_request} if it is malformed, or repeats a parameter
     */
    public static Form ofQuery(ProtocolExchange exchange) {
        return parse(exchange.request().prologue().query().rawValue());
    }

    /**
     * Parses the raw string of a body or a query.
     *
     * @throws OauthException {@code invalid_request} if it is malformed, or repeats a parameter
     */
    public static Form parse(String text) {
        String[] pairs = text.split("&", MOST_PARAMETERS + 1);
        if (pairs.length > MOST_PARAMETERS) {
            throw invalid("The request must not have more than " + MOST_PARAMETERS + " parameters.");
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : pairs) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                List<String> before = values.computeIfAbsent(name, first -> new ArrayList<>());
                if (!before.isEmpty() && !REPEATABLE.contains(name)) {
                    throw invalid((NAME.matcher(name).matches() ? "The parameter " + name : "A parameter")
                            + " must not be repeated.");
                }
                before.add(value);
            }
        }
        values.values().forEach(all -> all.removeIf(String::isEmpty));
        values.values().removeIf(List::isEmpty);
        return new Form(values);
    }

    /** Returns a form of parsed parameters, such as those of a stored request. */
    public static Form of(Map<String, List<String>> parameters) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        parameters.forEach((name, all) -> values.put(name, List.copyOf(all)));
        return new Form(values);
    }

    /** Returns a parameter, null if it is missing or empty; of a repeated one, the first value. */
    public @Nullable String get(String name) {
        List<String> all = values.get(name);
        return all == null ? null : all.getFirst();
    }

    /**
     * Returns a parameter.
     *
     * @throws OauthException {@code invalid_request} if it is missing or empty
     */
    public String require(String name) {
        String value = get(name);
        if (value == null) {
            throw invalid("The parameter " + name + " is missing.");
        }
        return value;
    }

    /** Returns all values of a parameter that may be repeated, in order. */
    public List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    /** Returns a form with a default for a missing parameter. */
    public Form withDefault(String name, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(values);
        more.putIfAbsent(name, List.of(value));
        return new Form(more);
    }

    /** Returns the parameters as Nimbus represents them. */
    public Map<String, List<String>> parameters() {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        values.forEach((name, all) -> copy.put(name, List.copyOf(all)));
        return copy;
    }

    /** Returns the parameters form-encoded, in order. */
    public String encoded() {
        StringJoiner text = new StringJoiner("&");
        values.forEach((name, all) -> all.forEach(value -> text.add(encode(name) + "=" + encode(value))));
        return text.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
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

    /** Omits the values. */
    @Override
    public String toString() {
        return "Form" + values.keySet();
    }
}
