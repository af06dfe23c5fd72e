package dev.chirograph.generator.read;

import dev.chirograph.generator.contract.OauthScope;
import dev.chirograph.generator.contract.Pointers;
import dev.chirograph.generator.contract.ScopeReceiver;
import dev.chirograph.generator.contract.SecurityScheme.Flow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the scopes of a scheme with {@code x-consent} and {@code x-grant-to}. OpenAPI allows only a string for a scope, so
 * both are maps beside the flows whose keys are the scopes.
 */
final class ScopeReader {
    private static final int FEW_EDITS = 2;

    private final ReadContext context;

    ScopeReader(ReadContext context) {
        this.context = context;
    }

    /** Rejects extensions that only schemes of the type {@code oauth2} can have. */
    void refuse(Node scheme, String type) {
        for (String extension : List.of("x-consent", "x-grant-to")) {
            Node written = scheme.child(extension);
            if (written != null) {
                context.error(
                        written,
                        "`" + extension + "` is for schemes of the type `oauth2`, but this one is of the type `" + type
                                + "`; move it or remove it");
            }
        }
    }

    List<OauthScope> read(Node scheme, List<Flow> flows) {
        Map<String, String> pointers = new LinkedHashMap<>();
        Map<String, String> descriptions = new LinkedHashMap<>();
        for (Flow flow : flows) {
            flow.scopes().forEach((scope, description) -> {
                pointers.putIfAbsent(scope, Pointers.child(flow.pointer() + "/scopes", scope));
                descriptions.merge(scope, description.strip(), (first, other) -> first.isEmpty() ? other : first);
            });
        }
        Map<String, String> consents = consents(scheme, pointers.keySet());
        Map<String, List<ScopeReceiver>> receivers = receivers(scheme, pointers.keySet());
        List<OauthScope> scopes = new ArrayList<>();
        pointers.forEach((scope, pointer) -> scopes.add(new OauthScope(
                pointer,
                scope,
                descriptions.getOrDefault(scope, ""),
                consents.getOrDefault(scope, ""),
                receivers.getOrDefault(scope, List.of()))));
        return scopes;
    }

    private Map<String, String> consents(Node scheme, Set<String> scopes) {
        Map<String, String> consents = new LinkedHashMap<>();
        for (Node consent : entries(scheme, "x-consent", scopes, "`items:read: See your items`")) {
            if (consent.value().isTextual() && !consent.value().textValue().isBlank()) {
                consents.put(consent.name(), consent.value().textValue().strip());
            } else {
                context.error(
                        consent,
                        "must be a string that tells the user what the scope allows, but is " + shown(consent)
                                + "; write one such as `See your items`");
            }
        }
        return consents;
    }

    private Map<String, List<ScopeReceiver>> receivers(Node scheme, Set<String> scopes) {
        Map<String, List<ScopeReceiver>> receivers = new LinkedHashMap<>();
        for (Node grant : entries(scheme, "x-grant-to", scopes, "`items:read: [new-users]`")) {
            if (grant.value().isArray()) {
                receivers.put(grant.name(), receivers(grant));
            } else {
                context.error(
                        grant,
                        "must be a list of receivers, but is " + shown(grant) + "; write one such as `[new-users]`");
            }
        }
        return receivers;
    }

    private List<ScopeReceiver> receivers(Node grant) {
        List<ScopeReceiver> receivers = new ArrayList<>();
        for (Node element : grant.elements()) {
            ScopeReceiver receiver = element.value().isTextual()
                    ? ScopeReceiver.of(element.value().textValue())
                    : null;
            if (receiver == null) {
                context.error(
                        element,
                        "must be a receiver, but is " + shown(element) + "; write one of "
                                + String.join(", ", ScopeReceiver.texts()));
            } else if (receivers.contains(receiver)) {
                context.error(element, "`" + receiver.text() + "` is in the list twice; remove one");
            } else {
                receivers.add(receiver);
            }
        }
        return receivers;
    }

    /** Returns the members of an extension whose names are scopes; rejects the others. */
    private List<Node> entries(Node scheme, String extension, Set<String> scopes, String example) {
        Node written = scheme.child(extension);
        if (written == null) {
            return List.of();
        }
        if (!written.value().isObject()) {
            context.error(
                    written,
                    "`" + extension + "` must be a map with scopes as keys, but is " + shown(written)
                            + "; write entries such as " + example);
        }
        List<Node> entries = new ArrayList<>();
        for (Node entry : written.members()) {
            if (scopes.contains(entry.name())) {
                entries.add(entry);
            } else {
                context.error(
                        entry,
                        "no flow of this scheme has the scope `" + entry.name() + "`; " + correction(entry, scopes));
            }
        }
        return entries;
    }

    private static String correction(Node entry, Set<String> scopes) {
        return scopes.stream()
                .filter(scope -> EditDistance.of(scope, entry.name()) <= FEW_EDITS)
                .findFirst()
                .map(scope -> "write `" + scope + "`, or add it to the flow's `scopes`")
                .orElse("add it to the flow's `scopes`, or remove it here");
    }

    private static String shown(Node node) {
        return switch (node.value().getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "a map";
            case NULL -> "null";
            default -> "`" + node.value().asText() + "`";
        };
    }
}
