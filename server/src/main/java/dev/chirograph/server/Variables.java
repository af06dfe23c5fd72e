package dev.chirograph.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads variables one by one and gathers everything that is wrong with them, so that a start fails once and not five times. */
final class Variables {
    private static final String PREFIX = "CHIROGRAPH_";

    private final Map<String, String> environment;
    private final Set<String> known = new TreeSet<>();
    private final List<String> reasons = new ArrayList<>();

    Variables(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Adds a reason not to start. */
    void refuse(String reason) {
        reasons.add(reason);
    }

    /** Ends the reading: a variable that nobody asked for is a misspelt one. */
    void throwIfRefused() {
        environment.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
                .sorted()
                .forEach(name -> refuse(name + " is not known; correct or remove it. Known are " + known));
        if (!reasons.isEmpty()) {
            throw new ConfigurationException(reasons);
        }
    }

    @Nullable
    String optional(String name) {
        known.add(PREFIX + name);
        String value = environment.get(PREFIX + name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    String text(String name, String otherwise) {
        String value = optional(name);
        return value == null ? otherwise : value;
    }

    <E extends Enum<E>> E oneOf(String name, E otherwise) {
        E[] constants = otherwise.getDeclaringClass().getEnumConstants();
        return parsed(
                name,
                otherwise,
                value -> Arrays.stream(constants)
                        .filter(constant -> lower(constant).equals(value))
                        .findAny()
                        .orElseThrow(IllegalArgumentException::new),
                "one of " + Arrays.stream(constants).map(Variables::lower).toList());
    }

    /** Tells whether a variable is {@code true}; {@code false} is as if it were not set. */
    boolean isTrue(String name) {
        return parsed(
                name,
                false,
                value -> switch (value) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new IllegalArgumentException();
                },
                "true or false");
    }

    int port(String name, int otherwise) {
        return (int) number(name, otherwise, 0, 65_535);
    }

    long number(String name, long otherwise, long least, long most) {
        return parsed(
                name,
                otherwise,
                value -> {
                    long number = Long.parseLong(value);
                    if (number < least || number > most) {
                        throw new IllegalArgumentException();
                    }
                    return number;
                },
                "a whole number from " + least + " to " + most);
    }

    Path path(String name, Path otherwise) {
        Path path = optionalPath(name);
        return path == null ? otherwise : path;
    }

    @Nullable
    Path optionalPath(String name) {
        String value = optional(name);
        if (value == null) {
            return null;
        }
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            refuse(PREFIX + name + " must be a path on this machine");
            return null;
        }
    }

    /** An absolute URL with a host and without user, query and fragment. */
    @Nullable
    URI optionalUrl(String name) {
        String value = optional(name);
        if (value == null) {
            return null;
        }
        try {
            URI url = new URI(value);
            boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            if (web
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Said below, for both ways of being none.
        }
        refuse(PREFIX + name + " must be a URL such as https://api.example.com, without user, query and fragment");
        return null;
    }

    List<String> list(String name) {
        String value = optional(name);
        return value == null
                ? List.of()
                : Arrays.stream(value.split(",")).map(String::strip).toList();
    }

    private <T> T parsed(String name, T otherwise, Function<String, T> parser, String expected) {
        String value = optional(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException e) {
            refuse(PREFIX + name + " must be " + expected + ", and it is \"" + value + "\"");
            return otherwise;
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Tells whether any variable is set whose name begins so. */
    boolean isAnySet(String beginning) {
        return environment.keySet().stream().anyMatch(name -> name.startsWith(PREFIX + beginning));
    }

    /** Returns the full names of all variables asked for so far. */
    Set<String> known() {
        return known;
    }
}
