package dev.chirograph.server.command;

import java.util.List;

/**
 * What the command {@code check-config} found.
 *
 * @param variables every known variable, by name
 * @param problems what keeps the server from starting, and how to fix it
 * @param notes what was found beyond that, such as the version of the database's tables
 */
public record ConfigurationCheck(List<EffectiveVariable> variables, List<String> problems, List<String> notes) {

    /** Makes unmodifiable copies of the lists. */
    public ConfigurationCheck {
        variables = List.copyOf(variables);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }
}
