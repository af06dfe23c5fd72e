package dev.chirograph.generator.read;

import java.util.HashMap;
import java.util.Map;

/** Compares places by document order. */
final class DocumentOrder {
    private final Map<String, Integer> order = new HashMap<>();

    DocumentOrder(Node root) {
        number(root);
    }

    int of(String pointer) {
        return order.getOrDefault(pointer, Integer.MAX_VALUE);
    }

    private void number(Node node) {
        order.put(node.pointer(), order.size());
        node.members().forEach(this::number);
        node.elements().forEach(this::number);
    }
}
