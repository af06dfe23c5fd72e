package dev.chirograph.server.edge.connection;

import dev.chirograph.server.runtime.http.HttpSyntax;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The request line and the headers of one request, parsed strictly and serialised again, so that there is only one
 * interpretation.
 *
 * @param bytes the head as the web server receives it
 * @param framing the framing of the body
 */
record RequestHead(byte[] bytes, Framing framing) {
    /** Without TRACE, which would expose headers to scripts, and CONNECT, which is for proxies. */
    static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** The maximum length of a request line, without its end. */
    static final int MAXIMUM_REQUEST_LINE_BYTES = 8 * 1024;

    /** The maximum length of all header lines together. */
    static final int MAXIMUM_HEADER_BYTES = 16 * 1024;

    static final int MAXIMUM_HEADER_LINES = 100;

    private static final Pattern VERSION = Pattern.compile("HTTP/[0-9]\\.[0-9]");
    private static final Pattern ABSOLUTE = Pattern.compile("(?<scheme>(?i:https?))://(?<authority>[^/?]*)(?<rest>.*)");

    /** The framing of a body (RFC 9112, section 6.3). */
    sealed interface Framing {
        record None() implements Framing {}

        record Length(long bytes) implements Framing {}

        record Chunked() implements Framing {}
    }

    private record Line(
            String method, String target, @Nullable String authority) {}

    private record Field(String name, String value) {
        boolean isNamed(String wanted) {
            return name.length() == wanted.length() && name.equalsIgnoreCase(wanted);
        }
    }

    /**
     * Reads the next head.
     *
     * @param local the local address of the connection
     * @return null if the connection ends before the head does
     * @throws MalformedRequestException if the head is malformed or not supported
     */
    static @Nullable RequestHead read(WireInput wire, OwnAuthority own, InetSocketAddress local) {
        String first = wire.line(MAXIMUM_REQUEST_LINE_BYTES, RequestHead::targetTooLong);
        if (first != null && first.isEmpty()) {
            // RFC 9112, section 2.2: one empty line before a request is ignored.
            first = wire.line(MAXIMUM_REQUEST_LINE_BYTES, RequestHead::targetTooLong);
        }
        if (first == null) {
            return null;
        }
        Line line = line(first, own, local);
        List<Field> fields = fields(wire);
        return fields == null ? null : of(line, fields);
    }

    private static MalformedRequestException targetTooLong() {
        return new MalformedRequestException(
                414, "The request line may have " + MAXIMUM_REQUEST_LINE_BYTES + " bytes at most");
    }

    private static MalformedRequestException tooManyHeaders() {
        return new MalformedRequestException(
                431,
                "A request may have " + MAXIMUM_HEADER_LINES + " header lines at most, of " + MAXIMUM_HEADER_BYTES
                        + " bytes together");
    }

    private static Line line(String line, OwnAuthority own, InetSocketAddress local) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || !HttpSyntax.isToken(parts[0])) {
            throw new MalformedRequestException(
                    400, "The request line must be a method, a target and HTTP/1.1 with one space between each");
        }
        if (!parts[2].equals("HTTP/1.1")) {
            throw VERSION.matcher(parts[2]).matches()
                    ? new MalformedRequestException(505, "This server speaks HTTP/1.1")
                    : new MalformedRequestException(400, "The request line must end in HTTP/1.1");
        }
        if (!METHODS.contains(parts[0])) {
            // RFC 9110, section 9.1: methods are case-sensitive. Not 501: an invented method is no failure of the
            // server.
            throw new MalformedRequestException(
                    405, "No operation here has this method; methods are written in capitals");
        }
        return target(parts[0], parts[1], own, local);
    }

    private static Line target(String method, String target, OwnAuthority own, InetSocketAddress local) {
        if (!isTarget(target)) {
            throw new MalformedRequestException(
                    400,
                    "The target must be ASCII without spaces and without a fragment; percent-encode everything else");
        }
        if (target.startsWith("/")) {
            return new Line(method, target, null);
        }
        Matcher absolute = ABSOLUTE.matcher(target);
        if (!absolute.matches()) {
            throw new MalformedRequestException(400, "The path must begin with a slash");
        }
        String authority = absolute.group("authority");
        if (!own.matches(absolute.group("scheme"), authority, local)) {
            throw new MalformedRequestException(421, "The target names another server; send the request there");
        }
        String rest = absolute.group("rest");
        return new Line(method, rest.startsWith("/") ? rest : "/" + rest, authority);
    }

    /** Visible ASCII without {@code #}: a fragment is never sent (RFC 9110, section 7.1). */
    private static boolean isTarget(String target) {
        for (int i = 0; i < target.length(); i++) {
            if (!HttpSyntax.isVisible(target.charAt(i)) || target.charAt(i) == '#') {
                return false;
            }
        }
        return !target.isEmpty();
    }

    private static @Nullable List<Field> fields(WireInput wire) {
        List<Field> fields = new ArrayList<>();
        int left = MAXIMUM_HEADER_BYTES;
        while (true) {
            String line = wire.line(left, RequestHead::tooManyHeaders);
            if (line == null || line.isEmpty()) {
                return line == null ? null : fields;
            }
            if (fields.size() == MAXIMUM_HEADER_LINES) {
                throw tooManyHeaders();
            }
            left -= line.length();
            fields.add(field(line));
        }
    }

    /** Rejects a line that is not a header, such as one among trailers. */
    static void requireField(String line) {
        field(line);
    }

    private static Field field(String line) {
        int colon = line.indexOf(':');
        if (colon <= 0 || HttpSyntax.endOfToken(line, 0) != colon) {
            // This includes folded lines, and a name with a space before the colon (RFC 9112, sections 5.1 and 5.2).
            throw new MalformedRequestException(
                    400,
                    "A header must be a name, a colon and a value, on one line and with no space before the colon");
        }
        return new Field(line.substring(0, colon), strip(line.substring(colon + 1)));
    }

    /** Trims the white space of RFC 9110, section 5.5, and no other. */
    private static String strip(String value) {
        int start = 0;
        int end = value.length();
        while (start < end && isBlank(value.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(value.charAt(end - 1))) {
            end--;
        }
        return value.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static RequestHead of(Line line, List<Field> fields) {
        List<String> hosts = values(fields, "host");
        if (hosts.size() != 1) {
            throw new MalformedRequestException(400, "The header Host must be sent once");
        }
        Framing framing = BodyFraming.of(values(fields, "content-length"), values(fields, "transfer-encoding"));
        var head = new StringBuilder();
        head.append(line.method()).append(' ').append(line.target()).append(" HTTP/1.1\r\n");
        for (Field field : fields) {
            String value = field.value();
            if (line.authority() != null && field.isNamed("host")) {
                // RFC 9112, section 3.2.2: the target's authority overrides the header.
                value = line.authority();
            } else if (field.isNamed("transfer-encoding")) {
                value = "chunked";
            }
            head.append(field.name()).append(": ").append(value).append("\r\n");
        }
        return new RequestHead(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1), framing);
    }

    private static List<String> values(List<Field> fields, String name) {
        List<String> values = new ArrayList<>(1);
        for (Field field : fields) {
            if (field.isNamed(name)) {
                values.add(field.value());
            }
        }
        return values;
    }
}
