package dev.chirograph.sdk.internal.token;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The parameters of a request to an authorization server. It prints their names only, since some are secrets. Immutable. */
public final class Form {
    private final Map<String, String> parameters;

    private Form(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    /** Returns a form with a {@code grant_type}. */
    public static Form ofGrantType(String grantType) {
        return new Form(Map.of("grant_type", grantType));
    }

    /** Returns a form without parameters. */
    public static Form empty() {
        return new Form(Map.of());
    }

    /** Returns a form with one parameter. */
    public static Form of(String name, String value) {
        return new Form(Map.of(name, value));
    }

    /** Returns this form with one more parameter. */
    public Form with(String name, String value) {
        Map<String, String> more = new TreeMap<>(parameters);
        more.put(name, value);
        return new Form(more);
    }

    /** Returns the form as {@code application/x-www-form-urlencoded}. */
    byte[] encode() {
        return query().getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns the form as the query of a URI, for a form without secrets. */
    public String query() {
        return parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    @Override
    public String toString() {
        return "Form" + parameters.keySet();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
