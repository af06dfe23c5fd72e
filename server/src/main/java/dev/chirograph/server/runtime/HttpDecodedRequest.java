package dev.chirograph.server.runtime;

import dev.chirograph.server.runtime.json.Codec;
import dev.chirograph.server.runtime.json.Json;
import dev.chirograph.server.runtime.json.Violations;
import io.helidon.http.HeaderNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decodes a request when it is asked to. */
final class HttpDecodedRequest implements DecodedRequest {
    private final AuthorizedRequest admitted;

    private @Nullable Map<String, List<String>> queryParameters;

    HttpDecodedRequest(AuthorizedRequest admitted) {
        this.admitted = admitted;
    }

    @Override
    public CallContext call() {
        return admitted.call();
    }

    @Override
    public @Nullable String path(String name) {
        return admitted.pathParameters().get(name);
    }

    @Override
    public @Nullable String rawPath(String name) {
        return admitted.rawPathParameters().get(name);
    }

    @Override
    public String rawQuery() {
        String raw = admitted.request().prologue().query().rawValue();
        if (queryParameters == null) {
            // A query that cannot be read is refused as a whole, whichever of its parameters are asked for.
            queryParameters = decode(raw);
        }
        return raw;
    }

    @Override
    public List<String> query(String name) {
        if (queryParameters == null) {
            queryParameters = decode(admitted.request().prologue().query().rawValue());
        }
        return queryParameters.getOrDefault(name, List.of());
    }

    @Override
    public List<String> header(String name) {
        return HeaderLines.of(admitted.request().headers(), HeaderNames.create(name));
    }

    @Override
    public List<String> cookie(String name) {
        List<String> values = new ArrayList<>();
        for (String line : HeaderLines.of(admitted.request().headers(), HeaderNames.COOKIE)) {
            for (String pair : line.split(";", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                    values.add(unquoted(pair.substring(equals + 1).strip()));
                }
            }
        }
        return values;
    }

    @Override
    public @Nullable Content content() {
        return admitted.body().content(admitted.call().operation().consumes());
    }

    @Override
    public <T> @Nullable T body(Codec<T> codec, boolean required, Violations violations) {
        byte[] content = admitted.body().read(admitted.call().operation().consumes());
        if (content.length > 0) {
            return Json.decode(codec, content, violations);
        }
        if (required) {
            violations.add("body", "", "must be present");
        }
        return null;
    }

    private static Map<String, List<String>> decode(String rawQuery) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : rawQuery.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = PercentEncoding.decodeQuery(equals < 0 ? pair : pair.substring(0, equals));
            String value = PercentEncoding.decodeQuery(equals < 0 ? "" : pair.substring(equals + 1));
            if (name == null || value == null) {
                throw ProblemException.malformed("The query must be percent-encoded UTF-8");
            }
            parameters.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
        }
        return parameters;
    }

    /** RFC 6265, section 4.1.1. */
    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }
}
