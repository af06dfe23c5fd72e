package dev.chirograph.generator.diff;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table {@code change-kinds.txt}: the changelog section and the impact of each kind of change. */
final class ChangeKindTable {
    private static final String RESOURCE = "change-kinds.txt";
    private static final Pattern KIND = Pattern.compile("([A-Z_]+) ([a-z]+): .+");
    private static final Pattern LIKE = Pattern.compile("like ([A-Z_]+)");
    private static final Pattern IMPACT = Pattern.compile("(?:(requests|responses) )?([a-z ]+): (.+)");
    private static final Map<ChangeKind, Row> ROWS = read();

    private ChangeKindTable() {}

    /** The row of a kind. */
    record Row(ChangelogSection section, Impact request, Impact response) {
        Impact impact(Direction direction) {
            return switch (direction) {
                case REQUEST -> request;
                case RESPONSE -> response;
                case BOTH, NEITHER -> request.with(response);
            };
        }
    }

    static Row of(ChangeKind kind) {
        return ROWS.get(kind);
    }

    private static Map<ChangeKind, Row> read() {
        Map<ChangeKind, Row> rows = new EnumMap<>(ChangeKind.class);
        List<String> block = new ArrayList<>();
        for (String line : lines()) {
            if (!line.startsWith(" ")) {
                add(block, rows);
                block.clear();
            }
            block.add(line);
        }
        add(block, rows);
        for (ChangeKind kind : ChangeKind.values()) {
            if (!rows.containsKey(kind)) {
                throw new IllegalStateException(RESOURCE + " must describe " + kind);
            }
        }
        return rows;
    }

    private static List<String> lines() {
        try (InputStream table = ChangeKindTable.class.getResourceAsStream(RESOURCE)) {
            if (table == null) {
                throw new IllegalStateException(RESOURCE + " is missing in the generator's jar");
            }
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds the row of a kind: a line with its name, then one or two lines with its impact. */
    private static void add(List<String> block, Map<ChangeKind, Row> rows) {
        if (block.isEmpty()) {
            return;
        }
        Matcher kind = match(KIND, block.get(0));
        ChangelogSection section = ChangelogSection.valueOf(kind.group(2).toUpperCase(Locale.ROOT));
        Matcher like = LIKE.matcher(block.get(1).strip());
        Row row;
        if (like.matches()) {
            Row same = rows.get(ChangeKind.valueOf(like.group(1)));
            row = new Row(section, same.request(), same.response());
        } else {
            row = new Row(section, impact(block.get(1)), impact(block.get(block.size() - 1)));
        }
        if (rows.put(ChangeKind.valueOf(kind.group(1)), row) != null) {
            throw new IllegalStateException(RESOURCE + " must describe " + kind.group(1) + " once");
        }
    }

    private static Impact impact(String line) {
        Matcher impact = match(IMPACT, line.strip());
        List<String> words = List.of(impact.group(2).split(" "));
        String reason = impact.group(3);
        return switch (words.get(0)) {
            case "risky" -> Impact.risky(effect(words.get(1)), reason);
            case "loosens" -> words.size() == 1 ? Impact.loosens(reason) : Impact.loosens(effect(words.get(1)), reason);
            default -> Impact.of(effect(words.get(0)), effect(words.get(1)), effect(words.get(2)), reason);
        };
    }

    private static Effect effect(String word) {
        return Effect.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static Matcher match(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalStateException(RESOURCE + " must match " + pattern + ", but has the line: " + line);
        }
        return matcher;
    }
}
