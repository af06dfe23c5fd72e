package dev.chirograph.generator.diff;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.chirograph.generator.contract.Pointers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The breaking changes that an API owner has declared, each with a reason: the file {@code spec/breaking-changes.yaml}.
 *
 * <pre>{@code
 * 0.2.0:
 *   - change: property-removed
 *     at: /components/schemas/Item/properties/price
 *     reason: Prices moved to the offers, which every caller reads already.
 * }</pre>
 */
public final class BreakingChanges {
    /**
     * An intended breaking change.
     *
     * @param change the kind of the change
     * @param at the JSON pointer of the change
     * @param reason the reason, for affected callers
     */
    public record Declared(ChangeKind change, String at, String reason) {
        boolean covers(Change other) {
            return other.kind() == change && other.pointer().equals(at);
        }
    }

    private static final Map<String, ChangeKind> KINDS =
            Arrays.stream(ChangeKind.values()).collect(Collectors.toMap(ChangeKind::kebab, Function.identity()));
    private static final Set<String> MEMBERS = Set.of("change", "at", "reason");
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<String, List<Declared>> versions;

    private BreakingChanges(Map<String, List<Declared>> versions) {
        this.versions = versions;
    }

    /** Returns a declaration of no breaking changes. */
    public static BreakingChanges empty() {
        return new BreakingChanges(Map.of());
    }

    /**
     * Parses the file.
     *
     * @throws BreakingChangesException with every problem of the file
     */
    public static BreakingChanges parse(String text) {
        return new Parser().parse(text);
    }

    /** Returns what is declared for a version. */
    public List<Declared> declared(String version) {
        return versions.getOrDefault(version, List.of());
    }

    /** Returns the breaking changes that are not declared for a version. */
    public List<Change> undeclared(List<Change> changes, String version) {
        List<Declared> declared = declared(version);
        return changes.stream()
                .filter(Change::breaking)
                .filter(change -> declared.stream().noneMatch(each -> each.covers(change)))
                .toList();
    }

    /** Returns the declarations of a version that match no breaking change. */
    public List<Declared> stale(List<Change> changes, String version) {
        return declared(version).stream()
                .filter(declared -> changes.stream().noneMatch(change -> change.breaking() && declared.covers(change)))
                .toList();
    }

    /** Parses one file and collects its problems. */
    private static final class Parser {
        private final List<String> problems = new ArrayList<>();

        BreakingChanges parse(String text) {
            Map<String, List<Declared>> versions = new LinkedHashMap<>();
            JsonNode root = tree(text);
            if (!root.isMissingNode() && !root.isNull() && !root.isObject()) {
                problem("", "must be an object with a member for each version; write `0.2.0: [...]`");
            }
            root.properties().forEach(member -> versions.put(member.getKey(), version(member)));
            if (!problems.isEmpty()) {
                throw new BreakingChangesException(problems);
            }
            return new BreakingChanges(versions);
        }

        private JsonNode tree(String text) {
            try {
                return MAPPER.readTree(text);
            } catch (JsonProcessingException e) {
                problem("", "is not valid YAML: " + e.getMessage() + "; fix the syntax");
                throw new BreakingChangesException(problems);
            }
        }

        private List<Declared> version(Map.Entry<String, JsonNode> member) {
            String pointer = Pointers.child("", member.getKey());
            if (SemanticVersion.of(member.getKey()) == null) {
                problem(pointer, "`" + member.getKey() + "` is not a version; write one such as 1.4.2");
            }
            JsonNode list = member.getValue();
            if (!list.isArray()) {
                problem(pointer, "must be a list of changes, each with `change`, `at` and `reason`");
            }
            List<Declared> declared = new ArrayList<>();
            for (int index = 0; list.isArray() && index < list.size(); index++) {
                Declared read = declared(list.get(index), pointer + "/" + index);
                if (read != null) {
                    if (declared.stream()
                            .anyMatch(other -> other.change() == read.change()
                                    && other.at().equals(read.at()))) {
                        problem(pointer + "/" + index, "declares the same change twice; remove one of the two");
                    }
                    declared.add(read);
                }
            }
            return List.copyOf(declared);
        }

        private @Nullable Declared declared(JsonNode declared, String pointer) {
            if (!declared.isObject()) {
                problem(pointer, "must be an object with `change`, `at` and `reason`");
                return null;
            }
            declared.fieldNames().forEachRemaining(name -> {
                if (!MEMBERS.contains(name)) {
                    problem(pointer + "/" + name, "is unknown; use `change`, `at` and `reason` only");
                }
            });
            ChangeKind kind = kind(text(declared, pointer, "change"), pointer);
            String at = text(declared, pointer, "at");
            String reason = text(declared, pointer, "reason");
            return kind == null || at == null || reason == null ? null : new Declared(kind, at, reason);
        }

        private @Nullable ChangeKind kind(@Nullable String name, String pointer) {
            if (name == null) {
                return null;
            }
            ChangeKind kind = KINDS.get(name);
            if (kind == null) {
                problem(pointer + "/change", "`" + name + "` is not a kind of change; docs/changes.md lists them");
            }
            return kind;
        }

        private @Nullable String text(JsonNode declared, String pointer, String name) {
            JsonNode value = declared.path(name);
            if (value.isTextual() && (name.equals("at") || !value.textValue().isBlank())) {
                return value.textValue();
            }
            problem(
                    pointer,
                    "`" + name + "` must be a non-empty string; write " + Objects.requireNonNull(HELP.get(name)));
            return null;
        }

        private static final Map<String, String> HELP = Map.of(
                "change", "the kind of change, such as property-removed",
                "at", "the JSON pointer that `diff` reports",
                "reason", "why callers have to accept the change");

        private void problem(String pointer, String what) {
            problems.add(pointer + ": " + what);
        }
    }
}
