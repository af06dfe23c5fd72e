package dev.chirograph.server;

import dev.chirograph.server.command.EffectiveVariable;
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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the variables {@code CHIROGRAPH_*} one by one and collects every problem, so that one failed start reports them all. */
final class Variables {
    private static final String PREFIX = "CHIROGRAPH_";

    /** New names by the old ones, which are rejected. */
    private static final Map<String, String> RENAMED = Map.of(
            "AUDIENCE", "ISSUER_AUDIENCE",
            "CERTIFICATE_FILE", "TLS_CERTIFICATE_FILE",
            "KEY_FILE", "TLS_KEY_FILE");

    private final Map<String, String> environment;
    private final Set<String> known = new TreeSet<>();
    private final Map<String, String> shown = new TreeMap<>();
    private final List<String> reasons = new ArrayList<>();

    Variables(Map<String, String> environment) {
        this.environment = new TreeMap<>(environment);
        new TreeMap<>(RENAMED).forEach(this::refuseOldName);
    }

    /** Reads the value under the new name all the same: a missing variable would be a second message for one mistake. */
    private void refuseOldName(String oldName, String newName) {
        String value = environment.remove(PREFIX + oldName);
        if (value != null) {
            refuse(PREFIX + oldName + " is no longer supported; set " + PREFIX + newName + " instead");
            environment.putIfAbsent(PREFIX + newName, value);
        }
    }

    /** Adds a reason not to start. */
    void refuse(String reason) {
        reasons.add(reason);
    }

    /**
     * Rejects the variables that were never read, because their names must be misspelt.
     *
     * @throws ConfigurationException if there is a reason not to start
     */
    void throwIfRefused() {
        environment.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
                .forEach(name -> refuse(name + " is unknown; correct or remove it. Known variables are " + known));
        if (!reasons.isEmpty()) {
            throw new ConfigurationException(reasons);
        }
    }

    /** Returns every variable that was read, with the value in force, in alphabetical order; secrets are masked. */
    List<EffectiveVariable> effective() {
        return known.stream()
                .map(name -> new EffectiveVariable(name, shown.get(name), environment.containsKey(name)))
                .toList();
    }

    @Nullable
    String optional(String name) {
        String value = given(name);
        if (value != null) {
            show(name, value);
        }
        return value;
    }

    private @Nullable String given(String name) {
        known.add(PREFIX + name);
        String value = environment.get(PREFIX + name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** Returns a value that is never shown; null if the variable is not set. */
    @Nullable
    String secret(String name) {
        String value = given(name);
        if (value != null) {
            shown.putIfAbsent(PREFIX + name, "******");
        }
        return value;
    }

    /** Shows the operator this value as the one in force: a default, or one that depends on others. */
    void show(String name, Object value) {
        shown.put(PREFIX + name, value.toString());
    }

    String text(String name, String otherwise) {
        String value = optional(name);
        if (value == null) {
            show(name, otherwise);
        }
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

    /** Returns whether a variable is {@code true}; {@code false} is the same as not set. */
    boolean isTrue(String name) {
        return isTrue(name, false);
    }

    boolean isTrue(String name, boolean otherwise) {
        return parsed(
                name,
                otherwise,
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
        if (path == null) {
            show(name, otherwise);
        }
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
            refuse(PREFIX + name + " must be a path on this machine, but is \"" + value + "\"");
            return null;
        }
    }

    /** Returns an absolute URL with a host and without user, query and fragment; null if the variable is not set. */
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
            // Reported below, together with a URL of the wrong kind.
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

    private <T extends Object> T parsed(String name, T otherwise, Function<String, T> parser, String expected) {
        String value = optional(name);
        if (value == null) {
            show(name, otherwise instanceof Enum<?> constant ? lower(constant) : otherwise);
            return otherwise;
        }
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException e) {
            refuse(PREFIX + name + " must be " + expected + ", but is \"" + value + "\"");
            return otherwise;
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns whether any variable with this prefix is set. */
    boolean isAnySet(String prefix) {
        return environment.keySet().stream().anyMatch(name -> name.startsWith(PREFIX + prefix));
    }

    /** Returns the full names of all variables read so far. */
    Set<String> known() {
        return known;
    }
}
