package dev.chirograph.server;

import dev.chirograph.server.command.EffectiveVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says.
 *
 * @param variables every known variable
 * @param problems what is wrong, and how to fix it
 * @param configuration the configuration; null if there are problems
 */
record ConfigurationReport(
        List<EffectiveVariable> variables,
        List<String> problems,
        @Nullable Configuration configuration) {}
