package dev.chirograph.generator.check;

import dev.chirograph.generator.contract.Contract;
import dev.chirograph.generator.contract.Declaration;
import dev.chirograph.generator.contract.Operation;
import dev.chirograph.generator.contract.Pointers;
import dev.chirograph.generator.contract.SecurityScheme;
import dev.chirograph.generator.contract.Tag;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Sorts pointers in document order as far as the model knows it, otherwise in the usual order of an OpenAPI document.
 * usually have it.
 */
final class PointerOrder implements Comparator<String> {
    private static final List<String> USUAL = List.of(
            "/openapi",
            "/info",
            "/servers",
            "/tags",
            "/security",
            "/paths",
            "/webhooks",
            "/components",
            "/components/securitySchemes",
            "/components/parameters",
            "/components/headers",
            "/components/requestBodies",
            "/components/responses",
            "/components/examples",
            "/components/schemas");

    private static final Pattern INDEX = Pattern.compile("\\d{1,6}");
    private static final Comparator<Sibling> SIBLINGS = Comparator.comparingInt(Sibling::rank)
            .thenComparingInt(Sibling::index)
            .thenComparing(Sibling::name);

    private final Map<String, Integer> ranks = new HashMap<>();
    private final Map<String, List<Sibling>> ways = new HashMap<>();

    PointerOrder(Contract contract, Api api) {
        USUAL.forEach(this::rank);
        contract.tags().stream().map(Tag::pointer).forEach(this::rank);
        contract.operations().stream().map(Operation::pointer).forEach(this::rank);
        contract.schemes().stream().map(SecurityScheme::pointer).forEach(this::rank);
        api.declarations().stream().map(Declaration::pointer).forEach(this::rank);
        api.sites().forEach(site -> rank(site.use().pointer()));
    }

    private void rank(String pointer) {
        Pointers.way(pointer).forEach(way -> ranks.putIfAbsent(way, ranks.size()));
    }

    @Override
    public int compare(String one, String other) {
        List<Sibling> left = ways.computeIfAbsent(one, this::siblings);
        List<Sibling> right = ways.computeIfAbsent(other, this::siblings);
        for (int depth = 0; depth < Math.min(left.size(), right.size()); depth++) {
            int order = SIBLINGS.compare(left.get(depth), right.get(depth));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private List<Sibling> siblings(String pointer) {
        return Pointers.way(pointer).stream().map(this::sibling).toList();
    }

    private Sibling sibling(String pointer) {
        String name = pointer.substring(pointer.lastIndexOf('/') + 1);
        return new Sibling(
                ranks.getOrDefault(pointer, Integer.MAX_VALUE),
                INDEX.matcher(name).matches() ? Integer.parseInt(name) : Integer.MAX_VALUE,
                name);
    }

    /** An alternative at the same level. */
    private record Sibling(int rank, int index, String name) {}
}
