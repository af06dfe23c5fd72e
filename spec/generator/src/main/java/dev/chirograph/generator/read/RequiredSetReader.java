package dev.chirograph.generator.read;

import dev.chirograph.generator.contract.Constraint;
import java.util.List;
import java.util.Set;

/** Reads {@code oneOf} and {@code anyOf} whose branches only have {@code required}. */
final class RequiredSetReader {
    private static final Set<String> SAYING_SO = Set.of("required", "type", "title", "description");

    private RequiredSetReader() {}

    /** Returns whether all branches only have {@code required}. */
    static boolean only(Node choice) {
        List<Node> branches = choice.elements();
        return !branches.isEmpty()
                && branches.stream()
                        .allMatch(branch -> branch.child("required") != null
                                && branch.child("required").value().isArray()
                                && branch.value().path("type").asText("object").equals("object")
                                && branch.members().stream().allMatch(member -> SAYING_SO.contains(member.name())));
    }

    static Constraint read(Node choice) {
        return new Constraint.RequiredSets(
                choice.pointer(),
                choice.name().equals("oneOf"),
                choice.elements().stream()
                        .map(branch -> branch.elements("required").stream()
                                .map(name -> name.value().asText())
                                .toList())
                        .toList());
    }
}
