package dev.chirograph.generator.contract;

/**
 * A property of an object.
 *
 * @param name the member's name in JSON
 * @param sdkName the name in Java ({@code x-sdk-name}, else derived from the JSON name)
 * @param required whether the member must be present
 * @param use its type
 */
public record Field(String pointer, String name, String sdkName, boolean required, TypeUse use) {}
