package dev.chirograph.generator.contract;

/**
 * A property of an object.
 *
 * @param name the member's name in JSON
 * @param sdkName what to call it in Java ({@code x-sdk-name}, else its name)
 * @param required whether the member must be present
 * @param use its type as used here
 */
public record Field(String pointer, String name, String sdkName, boolean required, TypeUse use) {}
