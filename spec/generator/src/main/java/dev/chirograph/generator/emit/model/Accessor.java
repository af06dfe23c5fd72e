package dev.chirograph.generator.emit.model;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.TypeUse;
import dev.chirograph.generator.emit.Layout;

/**
 * The accessor of a property of a model.
 *
 * @param always whether it never returns null
 */
public record Accessor(String name, TypeUse use, boolean always) {
    /**
     * Finds the accessor of a property.
     *
     * @param property the property's name in JSON
     * @throws IllegalArgumentException when the type has no such property
     */
    public static Accessor of(Declaration.ObjectType type, String property, Contract contract, Layout layout) {
        return Member.of(type, new Unions(contract), layout).stream()
                .filter(member -> member.field().name().equals(property))
                .findFirst()
                .map(member -> new Accessor(member.name(), member.use(), member.always()))
                .orElseThrow(() -> new IllegalArgumentException(
                        type.pointer() + ": has no property " + property + "; add it or fix the pointer"));
    }
}
