package ${supportPackage};

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Parses a multipart body (RFC 2046, section 5.1.1). */
final class BodyParts {
    private static final int MAXIMUM_HEADER = 8 * 1024;
    private static final Pattern BOUNDARY = Pattern.compile("[A-Za-z0-9'()+_,./:=? -]{0,69}[A-Za-z0-9'()+_,./:=?-]");
    private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    private final byte[] body;
    private final byte[] delimiter;
    private int at;

    private BodyParts(byte[] body, byte[] delimiter) {
        this.body = body;
        this.delimiter = delimiter;
    }

    /**
     * Parses a body.
     *
     * @throws MalformedContentException if it does not match its media type, or exceeds a limit
     */
    static List<BodyPart> split(String mediaType, byte[] body) {
        String boundary = MediaType.of(mediaType).parameter("boundary");
        if (boundary == null || !BOUNDARY.matcher(boundary).matches()) {
            throw new MalformedContentException("The media type has no boundary between the parts");
        }
        return new BodyParts(body, ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII)).split();
    }

    private List<BodyPart> split() {
        List<BodyPart> parts = new ArrayList<>();
        skipPreamble();
        while (another()) {
            if (parts.size() == Part.MAXIMUM) {
                throw new MalformedContentException("The body has more than " + Part.MAXIMUM + " parts");
            }
            Map<String, String> headers = headers();
            // The line break before a delimiter belongs to the delimiter, and may be that of the last header.
            int start = at;
            int end = find(Math.max(0, start - 2));
            if (end < 0) {
                throw new MalformedContentException("The body ends without its last boundary");
            }
            parts.add(new BodyPart(headers, Arrays.copyOfRange(body, start, Math.max(start, end))));
            at = end + delimiter.length;
        }
        return parts;
    }

    private void skipPreamble() {
        // The first delimiter may be at the start, without a line break before it.
        if (matches(0, 2)) {
            at = delimiter.length - 2;
            return;
        }
        int first = find(0);
        if (first < 0) {
            throw new MalformedContentException("The body has no boundary as its media type names it");
        }
        at = first + delimiter.length;
    }

    /** Reads the rest of a delimiter's line; returns whether a part follows. */
    private boolean another() {
        if (at + 1 < body.length && body[at] == '-' && body[at + 1] == '-') {
            return false;
        }
        while (at < body.length && (body[at] == ' ' || body[at] == '\t')) {
            at++;
        }
        if (at + 1 >= body.length || body[at] != '\r' || body[at + 1] != '\n') {
            throw new MalformedContentException("The body has something else in the line of a boundary");
        }
        at += 2;
        return true;
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        int start = at;
        for (String line = line(start); !line.isEmpty(); line = line(start)) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon);
            if (!FIELD_NAME.matcher(name).matches()) {
                throw new MalformedContentException("A part has a line among its headers that is none");
            }
            String value = line.substring(colon + 1).strip();
            if (headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value) != null) {
                throw new MalformedContentException("A part has a header twice");
            }
        }
        return headers;
    }

    /** Browsers encode names and values in UTF-8. */
    private String line(int start) {
        int begin = at;
        while (at < body.length && body[at] != '\r') {
            at++;
            if (at - start > MAXIMUM_HEADER) {
                throw new MalformedContentException("A part has headers of more than " + MAXIMUM_HEADER + " bytes");
            }
        }
        if (at + 1 >= body.length || body[at + 1] != '\n') {
            throw new MalformedContentException("A part ends among its headers");
        }
        ByteBuffer line = ByteBuffer.wrap(body, begin, at - begin);
        at += 2;
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(line).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedContentException("A part has a header that is not UTF-8");
        }
    }

    /** The start of the next delimiter, or -1. */
    private int find(int from) {
        for (int i = from; i + delimiter.length <= body.length; i++) {
            if (body[i] == '\r' && matches(i, 0)) {
                return i;
            }
        }
        return -1;
    }

    private boolean matches(int offset, int skipped) {
        int length = delimiter.length - skipped;
        return offset + length <= body.length
                && Arrays.equals(body, offset, offset + length, delimiter, skipped, delimiter.length);
    }
}
