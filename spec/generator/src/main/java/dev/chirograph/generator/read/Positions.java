package dev.chirograph.generator.read;

import java.util.HashMap;
import java.util.Map;

/** Knows which part of the document comes before which. */
final class Positions {
    private final Map<String, Integer> positions = new HashMap<>();

    Positions(Node root) {
        number(root);
    }

    int of(String pointer) {
        return positions.getOrDefault(pointer, Integer.MAX_VALUE);
    }

    private void number(Node node) {
        positions.put(node.pointer(), positions.size());
        node.members().forEach(this::number);
        node.elements().forEach(this::number);
    }
}
