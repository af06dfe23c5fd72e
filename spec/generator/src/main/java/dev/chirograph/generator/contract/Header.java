package dev.chirograph.generator.contract;

/**
 * A header of a response.
 *
 * @param description prose, empty if there are none
 * @param required whether it is always present
 * @param explode whether the members of an object are written {@code name=value}
 * @param setByRuntime whether the server's pipeline sets it instead of handlers ({@code x-set-by-runtime})
 */
public record Header(
        String pointer,
        String name,
        String description,
        boolean required,
        boolean explode,
        boolean setByRuntime,
        TypeUse use) {}
