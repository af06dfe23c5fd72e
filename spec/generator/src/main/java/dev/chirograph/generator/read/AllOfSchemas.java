package dev.chirograph.generator.read;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Schemas that a value has to keep all at once: mostly one, more with {@code allOf}.
 *
 * @param key what tells it from all others: the pointer of the one place that says it, else those of its parts
 * @param place where it stands
 * @param parts the schemas, without references and {@code allOf}; what is inherited comes first
 */
record AllOfSchemas(String key, Node place, List<Node> parts) {
    AllOfSchemas {
        parts = List.copyOf(parts);
    }

    /** Returns what the parts say by one keyword. */
    List<Node> all(String keyword) {
        List<Node> all = new ArrayList<>();
        for (Node part : parts) {
            Node child = part.child(keyword);
            if (child != null) {
                all.add(child);
            }
        }
        return all;
    }

    /** Returns what the last part that says it says by one keyword: the place's own word comes before what is inherited. */
    @Nullable
    Node last(String keyword) {
        List<Node> all = all(keyword);
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    boolean has(String keyword) {
        return parts.stream().anyMatch(part -> part.written(keyword) != null);
    }

    boolean hasAny(Collection<String> keywords) {
        return keywords.stream().anyMatch(this::has);
    }

    /** Returns whether a part is written in the place, and not elsewhere and referred to. */
    boolean inPlace(Node part) {
        return part.pointer().equals(place.pointer()) || part.pointer().startsWith(place.pointer() + "/");
    }

    /** The parts without some of their keywords, and without those that say nothing then. */
    List<Node> partsWithout(Collection<String> keywords) {
        return parts.stream()
                .map(part -> part.without(keywords))
                .filter(part -> !Keywords.saysNothing(part))
                .toList();
    }

    /** The same without a keyword of one part, and with more parts. */
    AllOfSchemas replacing(Node part, String keyword, List<Node> more) {
        List<Node> changed = new ArrayList<>();
        Set<String> there = new LinkedHashSet<>();
        for (Node each : parts) {
            changed.add(each.pointer().equals(part.pointer()) ? each.without(Set.of(keyword)) : each);
            there.add(each.pointer());
        }
        more.stream().filter(each -> there.add(each.pointer())).forEach(changed::add);
        return new AllOfSchemas(key, place, changed);
    }

    /** The same for values of one type only, without what is said of the whole. */
    AllOfSchemas only(String type, Collection<String> ofTheWhole) {
        return new AllOfSchemas(
                key + "|" + type,
                place.without(ofTheWhole),
                parts.stream()
                        .map(part -> part.without(ofTheWhole))
                        .map(part -> part.has("type") ? part.with("type", TextNode.valueOf(type)) : part)
                        .toList());
    }
}
