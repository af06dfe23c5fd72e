package dev.chirograph.generator.read;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Schemas that a value has to match together: usually one, several with {@code allOf}.
 *
 * @param key the identity: the pointer of the place if it has a single part, otherwise those of its parts
 * @param place the place of the schema
 * @param parts the schemas, without references and {@code allOf}; inherited ones come first
 */
record AllOfSchemas(String key, Node place, List<Node> parts) {
    AllOfSchemas {
        parts = List.copyOf(parts);
    }

    /** Returns the values of a keyword in all parts. */
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

    /** Returns the value of a keyword in the last part that has it: the place itself overrides inherited parts. */
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

    /** Returns whether a part is written in the place rather than referred to. */
    boolean inPlace(Node part) {
        return part.pointer().equals(place.pointer()) || part.pointer().startsWith(place.pointer() + "/");
    }

    /** Returns the parts without some keywords, omitting those left without effect. */
    List<Node> partsWithout(Collection<String> keywords) {
        return parts.stream()
                .map(part -> part.without(keywords))
                .filter(part -> !Keywords.saysNothing(part))
                .toList();
    }

    /** Returns a copy that lacks a keyword of one part and has more parts. */
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

    /** Returns a copy for values of one type, without the keywords that apply to the whole schema. */
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
