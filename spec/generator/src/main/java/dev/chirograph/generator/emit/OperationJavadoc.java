package dev.chirograph.generator.emit;

import dev.chirograph.generator.contract.Body;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Parameter;
import dev.chirograph.generator.contract.RateLimit;
import dev.chirograph.generator.contract.Response;
import dev.chirograph.generator.contract.SecurityRequirement;
import dev.chirograph.generator.java.Javadoc;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Documents an operation: its purpose, its callers, its limits and its errors. */
public final class OperationJavadoc {
    private static final Map<String, Duration> UNITS = units();

    private OperationJavadoc() {}

    /** Starts a comment with the description, otherwise with the summary, otherwise with the name. */
    public static Javadoc begin(Operation operation) {
        String words = operation.description().isBlank() ? sentence(operation.summary()) : operation.description();
        return words.isBlank()
                ? new Javadoc().paragraph("Calls " + Javadoc.code(operation.id()) + ".")
                : new Javadoc().prose(words);
    }

    /** The request line as Javadoc. */
    public static String route(Operation operation) {
        return Javadoc.code(operation.method() + " " + operation.path());
    }

    /** The requirement after the route, such as " needs the scope `items:read`". */
    public static String access(Operation operation) {
        List<SecurityRequirement> requirements = operation.requirements();
        if (requirements.isEmpty()) {
            return ", without authentication";
        }
        return " requires "
                + requirements.stream()
                        .map(requirement -> scopes(requirement.scopes()))
                        .distinct()
                        .collect(Collectors.joining(", or "));
    }

    /** The rate limits, such as "5 calls a minute for each address"; empty if there are none. */
    public static String limits(Operation operation) {
        return operation.rateLimits().stream().map(OperationJavadoc::limit).collect(Collectors.joining(", and "));
    }

    /** The error responses in the document, such as "404: There is no such resource." */
    public static List<String> errors(Operation operation) {
        return operation.responses().stream()
                .filter(response -> !response.success() && !response.status().startsWith("3"))
                .map(OperationJavadoc::error)
                .toList();
    }

    /** A parameter: its description, otherwise its place and name, and its constraints. */
    public static String parameter(Parameter parameter) {
        String words = parameter.description().isBlank() ? parameter.use().description() : parameter.description();
        String named = words.isBlank() ? "The " + placed(parameter) + " `" + parameter.name() + "`." : words.strip();
        return (sentence(named) + " " + ValueJavadoc.constraints(parameter.use())).strip();
    }

    /** A body: its description, otherwise a generic one. */
    public static String body(Body body) {
        return body.description().isBlank()
                ? "The body."
                : sentence(body.description().strip());
    }

    /** Ends prose with a full stop unless it has an end mark. */
    public static String sentence(String words) {
        return words.isBlank() || words.endsWith(".") || words.endsWith("!") || words.endsWith("?")
                ? words
                : words + ".";
    }

    private static String placed(Parameter parameter) {
        return switch (parameter.place()) {
            case PATH -> "path parameter";
            case QUERY -> "query parameter";
            case HEADER -> "header";
            case COOKIE -> "cookie";
        };
    }

    private static String error(Response response) {
        String words = sentence(response.description().strip());
        return "`" + response.status() + "`" + (words.isEmpty() ? "" : ": " + words);
    }

    private static String scopes(List<String> scopes) {
        if (scopes.isEmpty()) {
            return "authentication";
        }
        return (scopes.size() == 1 ? "the scope " : "the scopes ")
                + scopes.stream().map(scope -> "`" + scope + "`").collect(Collectors.joining(" and "));
    }

    private static String limit(RateLimit limit) {
        return limit.limit() + (limit.limit() == 1 ? " call " : " calls ") + window(limit.window()) + " for each "
                + limit.per().name().toLowerCase(Locale.ROOT);
    }

    private static String window(Duration window) {
        for (Map.Entry<String, Duration> unit : UNITS.entrySet()) {
            Duration length = unit.getValue();
            if (window.equals(length)) {
                return (unit.getKey().equals("hour") ? "an " : "a ") + unit.getKey();
            }
            if (window.toMillis() % length.toMillis() == 0) {
                return "in " + window.toMillis() / length.toMillis() + " " + unit.getKey() + "s";
            }
        }
        return "in `" + window + "`";
    }

    private static Map<String, Duration> units() {
        Map<String, Duration> units = new LinkedHashMap<>();
        units.put("day", Duration.ofDays(1));
        units.put("hour", Duration.ofHours(1));
        units.put("minute", Duration.ofMinutes(1));
        units.put("second", Duration.ofSeconds(1));
        return units;
    }
}
