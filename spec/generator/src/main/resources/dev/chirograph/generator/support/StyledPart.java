package ${supportPackage};

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A received parameter in one of the styles of OpenAPI. Strings are split before they are decoded, so that a value may contain the
 * encoded delimiter.
 */
final class StyledPart extends Part {
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern DOT = Pattern.compile("\\.");
    private static final Pattern SEMICOLON = Pattern.compile(";");
    private static final Pattern SPACE = Pattern.compile("%20|\\+| ");
    private static final Pattern PIPE = Pattern.compile("\\||%7[Cc]");

    private final String name;
    private final Style style;
    private final boolean explode;
    private final TextEncoding coding;
    /** The values, one for each occurrence of the parameter; at least one. */
    private final List<String> raws;

    StyledPart(String name, Style style, boolean explode, TextEncoding coding, List<String> raws) {
        this.name = name;
        this.style = style;
        this.explode = explode;
        this.coding = coding;
        this.raws = raws;
    }

    @Override
    @Nullable
    String text(ViolationSink sink) {
        String raw = single(sink);
        String text = raw == null ? null : unprefixed(sink, raw);
        return text == null ? null : coding.decode(sink, text);
    }

    @Override
    @Nullable
    List<?> elements(ViolationSink sink) {
        if (repeated()) {
            return parts(raws);
        }
        String raw = single(sink);
        if (raw == null) {
            return null;
        }
        if (style == Style.MATRIX && explode) {
            return matrix(sink, raw);
        }
        String text = unprefixed(sink, raw);
        List<String> texts = text == null ? null : split(sink, text);
        return texts == null ? null : parts(texts);
    }

    @Override
    @Nullable
    Map<String, ?> members(ViolationSink sink) {
        String raw = single(sink);
        if (raw == null) {
            return null;
        }
        if (repeated()) {
            return new TextPart(raw, coding).members(sink);
        }
        // In an exploded object, the names of the members replace the name of the parameter.
        String text = style == Style.MATRIX && explode ? after(sink, raw, ";") : unprefixed(sink, raw);
        List<String> texts = text == null ? null : split(sink, text);
        if (texts == null) {
            return null;
        }
        return explode ? exploded(sink, texts) : paired(sink, texts);
    }

    @Override
    @Nullable
    JsonValue guess(ViolationSink sink) {
        if (raws.size() > 1 && repeated()) {
            return guess(sink, parts(raws));
        }
        String raw = single(sink);
        if (raw == null) {
            return null;
        }
        boolean many = !repeated()
                && delimiter().matcher(raw.substring(Math.min(raw.length(), 1))).find();
        if (explode && !repeated() && many && raw.indexOf('=') >= 0 && style != Style.MATRIX) {
            Map<String, ?> members = members(sink);
            return members == null ? null : guess(sink, members);
        }
        if (many) {
            List<?> elements = elements(sink);
            return elements == null ? null : guess(sink, elements);
        }
        String text = text(sink);
        return text == null ? null : TextPart.guess(text);
    }

    /** Returns whether each element is sent under the name of the parameter. */
    private boolean repeated() {
        return explode && style != Style.SIMPLE && style != Style.LABEL && style != Style.MATRIX;
    }

    /** Several lines of a header are one list (RFC 9110, section 5.3). */
    private @Nullable String single(ViolationSink sink) {
        if (raws.size() == 1) {
            return raws.get(0);
        }
        if (coding == TextEncoding.PLAIN) {
            return String.join(",", raws);
        }
        sink.broken(repeated() ? "must be sent once" : "must be sent once, its parts separated by " + delimiterName());
        return null;
    }

    private @Nullable String unprefixed(ViolationSink sink, String raw) {
        return switch (style) {
            case LABEL -> after(sink, raw, ".");
            case MATRIX -> {
                String prefix = ";" + PercentEncoding.encode(name);
                yield raw.equals(prefix) ? "" : after(sink, raw, prefix + "=");
            }
            default -> raw;
        };
    }

    private static @Nullable String after(ViolationSink sink, String raw, String prefix) {
        if (raw.startsWith(prefix)) {
            return raw.substring(prefix.length());
        }
        sink.broken("must begin with " + prefix);
        return null;
    }

    /** Splits a string; an empty one has no parts. */
    private @Nullable List<String> split(ViolationSink sink, String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        String[] texts = delimiter().split(text, MAXIMUM + 2);
        if (texts.length > MAXIMUM) {
            sink.broken("must have at most " + MAXIMUM + " parts");
            return null;
        }
        // Around the commas of a header there may be spaces (RFC 9110, section 5.6.1).
        return coding == TextEncoding.PLAIN ? Arrays.stream(texts).map(String::strip).toList() : List.of(texts);
    }

    private Pattern delimiter() {
        return switch (style) {
            case LABEL -> explode ? DOT : COMMA;
            case MATRIX -> explode ? SEMICOLON : COMMA;
            case SPACE_DELIMITED -> SPACE;
            case PIPE_DELIMITED -> PIPE;
            default -> COMMA;
        };
    }

    private String delimiterName() {
        return switch (style) {
            case SPACE_DELIMITED -> "spaces";
            case PIPE_DELIMITED -> "|";
            default -> "commas";
        };
    }

    private List<TextPart> parts(List<String> texts) {
        return texts.stream().map(text -> new TextPart(text, coding)).toList();
    }

    private @Nullable List<?> matrix(ViolationSink sink, String raw) {
        String text = after(sink, raw, ";");
        List<String> pairs = text == null ? null : split(sink, text);
        if (pairs == null) {
            return null;
        }
        List<TextPart> elements = new ArrayList<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (!(equals < 0 ? pair : pair.substring(0, equals)).equals(PercentEncoding.encode(name))) {
                sink.broken("must name " + name + " before each element");
                return null;
            }
            elements.add(new TextPart(equals < 0 ? "" : pair.substring(equals + 1), coding));
        }
        return elements;
    }

    private @Nullable Map<String, ?> exploded(ViolationSink sink, List<String> pairs) {
        Map<String, TextPart> members = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 0 && style != Style.MATRIX) {
                sink.broken("must have a = in each of its parts");
                return null;
            }
            String key = equals < 0 ? pair : pair.substring(0, equals);
            if (!put(sink, members, key, equals < 0 ? "" : pair.substring(equals + 1))) {
                return null;
            }
        }
        return members;
    }

    private @Nullable Map<String, ?> paired(ViolationSink sink, List<String> texts) {
        if (texts.size() % 2 != 0) {
            sink.broken("must be names and values in turn, separated by " + delimiterName());
            return null;
        }
        Map<String, TextPart> members = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i += 2) {
            if (!put(sink, members, texts.get(i), texts.get(i + 1))) {
                return null;
            }
        }
        return members;
    }

    private boolean put(ViolationSink sink, Map<String, TextPart> members, String rawKey, String rawValue) {
        String key = coding.decode(sink, rawKey);
        if (key == null) {
            return false;
        }
        if (members.putIfAbsent(key, new TextPart(rawValue, coding)) != null) {
            sink.broken("must have each member once");
            return false;
        }
        return true;
    }
}
