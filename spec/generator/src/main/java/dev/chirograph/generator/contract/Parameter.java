package dev.chirograph.generator.contract;

/**
 * A parameter of an operation.
 *
 * @param description prose, empty when there is none
 * @param required whether it must be present
 * @param explode for a list: whether the parameter is repeated for each element ({@code true}) or the elements stand
 *     in one value parted by commas
 */
public record Parameter(
        String pointer, String name, Place place, String description, boolean required, boolean explode, Use use) {
    /** Where the parameter stands. */
    public enum Place {
        PATH,
        QUERY,
        HEADER,
        COOKIE
    }
}
