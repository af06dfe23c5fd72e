package dev.chirograph.server.command;

import org.jspecify.annotations.Nullable;

/**
 * A variable of the configuration and the value in force.
 *
 * @param name the full name
 * @param value the value, masked if it is a secret; null if there is none, also no default
 * @param isSet whether the environment sets it; otherwise the value is a default
 */
public record EffectiveVariable(String name, @Nullable String value, boolean isSet) {}
