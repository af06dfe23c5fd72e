package dev.chirograph.generator.emit.server;

import dev.chirograph.generator.contract.Parameter;

/**
 * A parameter as an argument of a handler's method.
 *
 * @param name the argument's name
 */
record Argument(Parameter parameter, String name) {
    /** Whether null stands for its absence; an absent list is empty in place of that. */
    boolean nullable() {
        return !parameter.required() && parameter.use().defaultValue() == null && !ParameterReading.list(parameter);
    }
}
