package dev.chirograph.server.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One element of {@code Forwarded} (RFC 7239, section 4): what one proxy says about its client.
 *
 * @param forNode the address of the client, in brackets if it is IPv6, with or without a port; null if it is not said
 * @param proto the scheme by which the client came; null if it is not said
 * @param host the host that the client named; null if it is not said
 */
record ForwardedElement(
        @Nullable String forNode,
        @Nullable String proto,
        @Nullable String host) {

    /**
     * Parses all lines of the header, the nearest proxy last.
     *
     * @throws IllegalArgumentException if one is malformed
     */
    static List<ForwardedElement> parse(List<String> lines) {
        List<ForwardedElement> elements = new ArrayList<>();
        for (String line : lines) {
            for (String element : split(line, ',')) {
                elements.add(element(element));
            }
        }
        return elements;
    }

    private static ForwardedElement element(String text) {
        String forNode = null;
        String proto = null;
        String host = null;
        for (String pair : split(text, ';')) {
            if (pair.isBlank()) {
                continue;
            }
            int equals = pair.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("a pair has no =");
            }
            String value = unquoted(pair.substring(equals + 1).strip());
            switch (pair.substring(0, equals).strip().toLowerCase(Locale.ROOT)) {
                case "for" -> forNode = value;
                case "proto" -> proto = value;
                case "host" -> host = value;
                default -> {
                    // `by` and extensions say nothing that is needed here.
                }
            }
        }
        return new ForwardedElement(forNode, proto, host);
    }

    /** Splits at a character outside of quotes. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == separator) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("a quote is not closed");
        }
        parts.add(text.substring(start).strip());
        return parts;
    }

    private static String unquoted(String value) {
        if (!value.startsWith("\"")) {
            return value;
        }
        if (value.length() < 2 || !value.endsWith("\"")) {
            throw new IllegalArgumentException("a quoted value goes on after its quote");
        }
        return value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1");
    }
}
