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
 * A parameter in one of the styles of OpenAPI, as it was sent. Texts are parted first and decoded then, so that a value may hold
 * what parts the values.
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
    private final Coding coding;
    /** Once for each time that it was sent, at least once. */
    private final List<String> raws;

    StyledPart(String name, Style style, boolean explode, Coding coding, List<String> raws) {
        this.name = name;
        this.style = style;
        this.explode = explode;
        this.coding = coding;
        this.raws = raws;
    }

    @Override
    @Nullable
    String text(Place place) {
        String raw = single(place);
        String text = raw == null ? null : unprefixed(place, raw);
        return text == null ? null : coding.decode(place, text);
    }

    @Override
    @Nullable
    List<?> elements(Place place) {
        if (repeated()) {
            return parts(raws);
        }
        String raw = single(place);
        if (raw == null) {
            return null;
        }
        if (style == Style.MATRIX && explode) {
            return matrix(place, raw);
        }
        String text = unprefixed(place, raw);
        List<String> texts = text == null ? null : split(place, text);
        return texts == null ? null : parts(texts);
    }

    @Override
    @Nullable
    Map<String, ?> members(Place place) {
        String raw = single(place);
        if (raw == null) {
            return null;
        }
        if (repeated()) {
            return new TextPart(raw, coding).members(place);
        }
        // Exploded, the members stand in the place of the name.
        String text = style == Style.MATRIX && explode ? after(place, raw, ";") : unprefixed(place, raw);
        List<String> texts = text == null ? null : split(place, text);
        if (texts == null) {
            return null;
        }
        return explode ? exploded(place, texts) : paired(place, texts);
    }

    @Override
    @Nullable
    JsonValue guess(Place place) {
        if (raws.size() > 1 && repeated()) {
            return guess(place, parts(raws));
        }
        String raw = single(place);
        if (raw == null) {
            return null;
        }
        boolean many = !repeated()
                && delimiter().matcher(raw.substring(Math.min(raw.length(), 1))).find();
        if (explode && !repeated() && many && raw.indexOf('=') >= 0 && style != Style.MATRIX) {
            Map<String, ?> members = members(place);
            return members == null ? null : guess(place, members);
        }
        if (many) {
            List<?> elements = elements(place);
            return elements == null ? null : guess(place, elements);
        }
        String text = text(place);
        return text == null ? null : TextPart.guess(text);
    }

    /** Whether each element is sent under the name of the whole. */
    private boolean repeated() {
        return explode && style != Style.SIMPLE && style != Style.LABEL && style != Style.MATRIX;
    }

    /** Several lines of a header are one list (RFC 9110, section 5.3). */
    private @Nullable String single(Place place) {
        if (raws.size() == 1) {
            return raws.get(0);
        }
        if (coding == Coding.PLAIN) {
            return String.join(",", raws);
        }
        place.broken(repeated() ? "must be sent once" : "must be sent once, its parts parted by " + delimiterName());
        return null;
    }

    private @Nullable String unprefixed(Place place, String raw) {
        return switch (style) {
            case LABEL -> after(place, raw, ".");
            case MATRIX -> {
                String prefix = ";" + Percent.encode(name);
                yield raw.equals(prefix) ? "" : after(place, raw, prefix + "=");
            }
            default -> raw;
        };
    }

    private static @Nullable String after(Place place, String raw, String prefix) {
        if (raw.startsWith(prefix)) {
            return raw.substring(prefix.length());
        }
        place.broken("must begin with " + prefix);
        return null;
    }

    /** A text that is empty has no parts. */
    private @Nullable List<String> split(Place place, String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        String[] texts = delimiter().split(text, MAXIMUM + 2);
        if (texts.length > MAXIMUM) {
            place.broken("must have at most " + MAXIMUM + " parts");
            return null;
        }
        // Around the commas of a header there may be spaces (RFC 9110, section 5.6.1).
        return coding == Coding.PLAIN ? Arrays.stream(texts).map(String::strip).toList() : List.of(texts);
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

    private @Nullable List<?> matrix(Place place, String raw) {
        String text = after(place, raw, ";");
        List<String> pairs = text == null ? null : split(place, text);
        if (pairs == null) {
            return null;
        }
        List<TextPart> elements = new ArrayList<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (!(equals < 0 ? pair : pair.substring(0, equals)).equals(Percent.encode(name))) {
                place.broken("must name " + name + " before each element");
                return null;
            }
            elements.add(new TextPart(equals < 0 ? "" : pair.substring(equals + 1), coding));
        }
        return elements;
    }

    private @Nullable Map<String, ?> exploded(Place place, List<String> pairs) {
        Map<String, TextPart> members = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 0 && style != Style.MATRIX) {
                place.broken("must have a = in each of its parts");
                return null;
            }
            String key = equals < 0 ? pair : pair.substring(0, equals);
            if (!put(place, members, key, equals < 0 ? "" : pair.substring(equals + 1))) {
                return null;
            }
        }
        return members;
    }

    private @Nullable Map<String, ?> paired(Place place, List<String> texts) {
        if (texts.size() % 2 != 0) {
            place.broken("must be names and values in turn, parted by " + delimiterName());
            return null;
        }
        Map<String, TextPart> members = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i += 2) {
            if (!put(place, members, texts.get(i), texts.get(i + 1))) {
                return null;
            }
        }
        return members;
    }

    private boolean put(Place place, Map<String, TextPart> members, String rawKey, String rawValue) {
        String key = coding.decode(place, rawKey);
        if (key == null) {
            return false;
        }
        if (members.putIfAbsent(key, new TextPart(rawValue, coding)) != null) {
            place.broken("must have each member once");
            return false;
        }
        return true;
    }
}
