package dev.chirograph.generator.diff;

import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.Parameter.Place;
import dev.chirograph.generator.contract.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares the parameters of an operation. */
final class ParameterDiff {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");
    /** The name of the parameter for the page size. */
    private static final Set<String> PAGE_SIZES =
            Set.of("limit", "size", "count", "pagesize", "perpage", "maxresults", "maxitems", "top", "first");

    private final Operation before;
    private final Operation after;
    private final TypeDiff types;
    private final ChangeCollector found;
    private final Map<Parameter, Parameter> pairs = new LinkedHashMap<>();

    ParameterDiff(Operation before, Operation after, TypeDiff types, ChangeCollector found) {
        this.before = before;
        this.after = after;
        this.types = types;
        this.found = found;
    }

    void run() {
        List<Parameter> gone = new ArrayList<>(before.parameters());
        List<Parameter> come = new ArrayList<>(after.parameters());
        pair(gone, come, ParameterDiff::same);
        pair(gone, come, this::sameVariable);
        pair(gone, come, this::cursors);
        pair(gone, come, (old, now) -> old.name().equals(now.name()));
        gone.forEach(parameter -> add(ChangeKind.PARAMETER_REMOVED, parameter, "", ""));
        come.forEach(parameter -> add(
                parameter.required() ? ChangeKind.REQUIRED_PARAMETER_ADDED : ChangeKind.PARAMETER_ADDED,
                parameter,
                "",
                ""));
        pairs.forEach(this::compare);
        order();
    }

    private void pair(List<Parameter> gone, List<Parameter> come, BiPredicate<Parameter, Parameter> same) {
        for (Parameter old : List.copyOf(gone)) {
            come.stream().filter(now -> same.test(old, now)).findFirst().ifPresent(now -> {
                pairs.put(old, now);
                gone.remove(old);
                come.remove(now);
            });
        }
    }

    private static boolean same(Parameter old, Parameter now) {
        return old.place() == now.place()
                && (old.name().equals(now.name())
                        || old.place() == Place.HEADER && old.name().equalsIgnoreCase(now.name()));
    }

    /** Path variables are matched by position if the rest of the path is the same. */
    private boolean sameVariable(Parameter old, Parameter now) {
        return old.place() == Place.PATH
                && now.place() == Place.PATH
                && OperationMatcher.shape(before.path()).equals(OperationMatcher.shape(after.path()))
                && variables(before.path()).indexOf(old.name())
                        == variables(after.path()).indexOf(now.name());
    }

    private static List<String> variables(String path) {
        List<String> names = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(path);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private boolean cursors(Parameter old, Parameter now) {
        return old.place() == Place.QUERY
                && now.place() == Place.QUERY
                && before.paging() != null
                && after.paging() != null
                && before.paging().cursor().equals(old.name())
                && after.paging().cursor().equals(now.name());
    }

    private void compare(Parameter old, Parameter now) {
        if (old.required() != now.required()) {
            add(
                    now.required() ? ChangeKind.PARAMETER_BECAME_REQUIRED : ChangeKind.PARAMETER_BECAME_OPTIONAL,
                    now,
                    "",
                    "");
        }
        if (old.place() != now.place()) {
            add(ChangeKind.PARAMETER_PLACE_CHANGED, now, lower(old.place()), lower(now.place()));
        } else if (!style(old).equals(style(now))) {
            add(ChangeKind.PARAMETER_STYLE_CHANGED, now, style(old), style(now));
        }
        if (old.name().equals(now.name()) && !old.sdkName().equals(now.sdkName())) {
            add(ChangeKind.SDK_NAME_CHANGED, now, old.sdkName(), now.sdkName());
        }
        types.prose(old.description(), now.description(), now.pointer(), subject(now));
        types.examples(old.examples(), now.examples(), now.pointer(), subject(now));
        if (pageSize(old) && pageSize(now)) {
            pageSizes(old, now);
        } else {
            types.compare(old.use(), now.use(), Direction.REQUEST, subject(now));
        }
    }

    /** A scalar value is serialized equally with and without {@code explode}. */
    private String style(Parameter parameter) {
        if (parameter.mediaType() != null) {
            return parameter.mediaType();
        }
        String style = lower(parameter.style());
        return types.hasParts(parameter.use()) && parameter.explode() ? style + ", exploded" : style;
    }

    private boolean pageSize(Parameter parameter) {
        String name = parameter.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return before.paging() != null
                && after.paging() != null
                && parameter.place() == Place.QUERY
                && parameter.use().type() instanceof Type.Whole
                && PAGE_SIZES.contains(name);
    }

    private void pageSizes(Parameter old, Parameter now) {
        ChangeCollector others = new ChangeCollector();
        new TypeDiff(types, others).compare(old.use(), now.use(), Direction.REQUEST, subject(now));
        for (Change change : others.list()) {
            boolean maximum = change.from().startsWith("at most") || change.to().startsWith("at most");
            ChangeKind kind = switch (change.kind()) {
                case RANGE_TIGHTENED -> maximum ? ChangeKind.PAGE_SIZE_LOWERED : change.kind();
                case RANGE_LOOSENED -> maximum ? ChangeKind.PAGE_SIZE_RAISED : change.kind();
                case DEFAULT_ADDED, DEFAULT_CHANGED, DEFAULT_REMOVED -> ChangeKind.PAGE_SIZE_DEFAULT_CHANGED;
                default -> change.kind();
            };
            found.add(kind, change.direction(), change.pointer(), change.subject(), change.from(), change.to());
        }
    }

    /** Required parameters are arguments in document order; path parameters, in the order of the path. */
    private void order() {
        List<Parameter> old = new ArrayList<>();
        List<Parameter> now = new ArrayList<>(after.parameters());
        for (Parameter parameter : before.parameters()) {
            Parameter same = pairs.get(parameter);
            if (argument(parameter) && same != null && argument(same)) {
                old.add(same);
            }
        }
        now.retainAll(old);
        if (!old.equals(now)) {
            String from = String.join(", ", old.stream().map(Parameter::name).toList());
            String to = String.join(", ", now.stream().map(Parameter::name).toList());
            found.add(ChangeKind.ARGUMENTS_REORDERED, Direction.NEITHER, after.pointer(), Labels.of(after), from, to);
        }
    }

    private static boolean argument(Parameter parameter) {
        return parameter.required() && parameter.place() != Place.PATH;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void add(ChangeKind kind, Parameter parameter, String from, String to) {
        found.add(kind, Direction.REQUEST, parameter.pointer(), subject(parameter), from, to);
    }

    private String subject(Parameter parameter) {
        return Labels.of(after) + " " + lower(parameter.place()) + " " + parameter.name();
    }
}
