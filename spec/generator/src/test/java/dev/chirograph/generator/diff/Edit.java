package dev.chirograph.generator.diff;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A line of {@code edits.txt}: what is done to {@code changes.yaml}, and what that is.
 *
 * @param expected kind, direction, severity and pointer
 * @param commands what is done; what stands before {@code base} is done to the old document too
 */
record Edit(String expected, List<String> commands) {
    private static final Map<String, String> PLACES = Map.of(
            "$L", "/paths/~1things/get",
            "$C", "/paths/~1things/post",
            "$P", "/paths/~1things~1{id}/patch",
            "$H", "/paths/~1health/get",
            "$S", "/components/schemas",
            "$T", "/components/schemas/Thing/properties",
            "$F", "/components/securitySchemes/oauth2/flows",
            "$O", "/components/securitySchemes/oauth2");

    static Stream<Edit> all() {
        return resource("edits.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Edit::of);
    }

    /** Writes out the abbreviation of a place. */
    static String place(String pointer) {
        int end = pointer.contains("/") ? pointer.indexOf('/') : pointer.length();
        String place = PLACES.get(pointer.substring(0, end));
        return place == null ? pointer : place + pointer.substring(end);
    }

    private static Edit of(String line) {
        String text = line;
        for (Map.Entry<String, String> place : PLACES.entrySet()) {
            text = text.replace(place.getKey() + "/", place.getValue() + "/")
                    .replace(place.getKey() + " ", place.getValue() + " ");
            text = text.endsWith(place.getKey())
                    ? text.substring(0, text.length() - place.getKey().length()) + place.getValue()
                    : text;
        }
        String[] parts = text.split(" \\| ", 2);
        return new Edit(parts[0], List.of(parts[1].split(" ;; ")));
    }

    static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(Edit.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first of the kinds that it is. */
    ChangeKind kind() {
        return ChangeKind.valueOf(
                expected.split(" ")[0].toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** What the old document is. */
    Draft before() {
        Draft draft = Draft.of(resource("changes.yaml"));
        int base = commands.indexOf("base");
        for (String command : commands.subList(0, Math.max(base, 0))) {
            draft = run(draft, command);
        }
        return draft;
    }

    /** What the new document is. */
    Draft after() {
        Draft draft = before();
        for (String command : commands.subList(commands.indexOf("base") + 1, commands.size())) {
            draft = run(draft, command);
        }
        return draft;
    }

    List<Change> changes() {
        return Diff.between(before().contract(), after().contract());
    }

    private static Draft run(Draft draft, String command) {
        String[] words = command.split(" ", 3);
        return switch (words[0]) {
            case "set" -> draft.set(words[1], words[2]);
            case "remove" -> draft.remove(words[1]);
            case "rename" -> draft.rename(words[1], words[2]);
            case "swap" -> draft.swap(words[1], words[2]);
            case "replace" -> draft.replace(words[1], words[2]);
            default -> throw new AssertionError("no command: " + command);
        };
    }

    @Override
    public String toString() {
        return expected;
    }
}
