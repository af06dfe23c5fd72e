package dev.chirograph.generator.emit.model;

import dev.chirograph.generator.contract.Constraint;
import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.TypeDirections;
import dev.chirograph.generator.emit.Layout;
import java.util.ArrayList;
import java.util.List;

/**
 * A property of a model in requests, and the accessor by which handlers read it.
 *
 * @param model the name of the declared type
 * @param accessor the name of the accessor
 * @param pointer its place in the document
 */
public record RequestProperty(String model, String accessor, String pointer) {
    /**
     * Returns the properties in requests, in document order, without read-only properties and without those
     * that have only one possible value.
     */
    public static List<RequestProperty> of(Contract contract, Layout layout) {
        Unions unions = new Unions(contract);
        TypeDirections directions = TypeDirections.of(contract);
        List<RequestProperty> carried = new ArrayList<>();
        for (Declaration declaration : contract.declarations()) {
            if (declaration instanceof Declaration.ObjectType type && directions.requests(type.name())) {
                add(carried, type, unions, layout);
            }
        }
        return carried;
    }

    private static void add(List<RequestProperty> carried, Declaration.ObjectType type, Unions unions, Layout layout) {
        for (Member member : Member.of(type, unions, layout)) {
            boolean told = unions.tag(type.name(), member.field().name()) != null || single(member);
            if (!member.readOnly() && !told) {
                carried.add(new RequestProperty(
                        type.name(), member.name(), member.field().pointer()));
            }
        }
        if (type.additional() != null) {
            carried.add(new RequestProperty(
                    type.name(), "additionalProperties", type.additional().pointer()));
        } else if (unions.keepsUnknown(type, layout)) {
            carried.add(new RequestProperty(type.name(), "unknownProperties", type.pointer()));
        }
    }

    /** Whether it always has the same value. */
    private static boolean single(Member member) {
        return member.required()
                && !member.use().nullable()
                && member.use().constraints().stream()
                        .anyMatch(each -> each instanceof Constraint.OneOf one
                                && one.values().size() == 1);
    }
}
