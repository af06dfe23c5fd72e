package dev.chirograph.generator.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The document while it is read: follows references, reads simple values, and collects what is refused. */
final class Source {
    private final Node root;
    private final boolean schemasAreJsonSchema;
    private final List<Refusal> refusals = new ArrayList<>();

    Source(JsonNode document) {
        this.root = new Node("", document);
        this.schemasAreJsonSchema = !document.path("openapi").asText().startsWith("3.0");
    }

    Node root() {
        return root;
    }

    /** From OpenAPI 3.1 on a schema is one of JSON Schema 2020-12; before, it is a dialect. */
    boolean schemasAreJsonSchema() {
        return schemasAreJsonSchema;
    }

    void refuse(Node node, String message) {
        refuse(node.pointer(), message);
    }

    /** Refuses a place once, however many ways lead to it. */
    void refuse(String pointer, String message) {
        Refusal refusal = new Refusal(pointer, message);
        if (!refusals.contains(refusal)) {
            refusals.add(refusal);
        }
    }

    List<Refusal> refusals() {
        return refusals;
    }

    /** Gives the named member of the object below {@code components}, none when the document has none. */
    @Nullable
    Node component(String kind, String name) {
        Node components = root.child("components");
        Node named = components == null ? null : components.child(kind);
        return named == null ? null : named.child(name);
    }

    /** Gives what a parameter, header, response or the like is, through any number of references; null when refused. */
    @Nullable
    Node resolve(Node node) {
        Set<String> passed = new HashSet<>();
        Node current = node;
        while (current != null && current.has("$ref")) {
            if (!passed.add(current.pointer())) {
                refuse(node, "the reference leads back to itself; let one of them say what it is");
                return null;
            }
            current = target(current);
        }
        return current != null && object(current) ? current : null;
    }

    /** Gives what the {@code $ref} of a node refers to, null when refused. */
    @Nullable
    Node target(Node node) {
        Node reference = node.child("$ref");
        if (reference == null || !reference.value().isTextual()) {
            refuse(node.pointerTo("$ref"), "a reference is a text such as `#/components/schemas/Name`; write one");
            return null;
        }
        String uri = reference.value().textValue();
        if (!uri.startsWith("#/")) {
            refuse(reference, "`" + uri + "` is outside this document; bring it in, for example below `components`");
            return null;
        }
        Node current = root;
        // The fragment of a URI is percent-encoded; a plus stands for itself there.
        String pointer = URLDecoder.decode(uri.substring(2).replace("+", "%2B"), StandardCharsets.UTF_8);
        for (String part : pointer.split("/", -1)) {
            String name = part.replace("~1", "/").replace("~0", "~");
            current = current.value().isArray() ? element(current, name) : current.child(name);
            if (current == null) {
                refuse(reference, "nothing stands at `" + uri + "`; mend the reference or add what it names");
                return null;
            }
        }
        return current;
    }

    /** Tells whether the node is an object, and refuses it otherwise. */
    boolean object(Node node) {
        if (!node.value().isObject()) {
            refuse(node, "must be an object; write one");
        }
        return node.value().isObject();
    }

    /** Refuses the members of an object that are not among the known ones, {@code x-*} aside. */
    void knownMembers(Node node, Set<String> known) {
        for (Node member : node.members()) {
            if (!known.contains(member.name()) && !member.name().startsWith("x-")) {
                refuse(member, "`" + member.name() + "` is not supported here; remove it or mend its name");
            }
        }
    }

    /** Gives the text of a member, null when it is absent or refused. */
    @Nullable
    String text(Node node, String name) {
        Node member = node.child(name);
        if (member == null) {
            return null;
        }
        if (!member.value().isTextual()) {
            refuse(member, "must be a text; write it in quotes");
            return null;
        }
        return member.value().textValue();
    }

    /** Gives the text of a member that has to be there; a stand-in when it is not. */
    String requiredText(Node node, String name) {
        String text = text(node, name);
        if (text == null || text.isBlank()) {
            if (!node.has(name) || text != null) {
                refuse(node, "needs `" + name + "`; add it");
            }
            return "missing";
        }
        return text;
    }

    /** Gives the text of a member, empty when it is absent. */
    String prose(Node node, String name) {
        String text = text(node, name);
        return text == null ? "" : text.strip();
    }

    /** Gives the truth value of a member, false when it is absent. */
    boolean flag(Node node, String name) {
        Node member = node.child(name);
        if (member != null && !member.value().isBoolean()) {
            refuse(member, "must be true or false; write one of them");
        }
        return member != null && member.value().asBoolean(false);
    }

    /** Gives the texts of a list, without those that are refused; none when the member is absent. */
    List<String> texts(Node node, String name) {
        Node member = node.child(name);
        if (member == null) {
            return List.of();
        }
        if (!member.value().isArray()) {
            refuse(member, "must be a list of texts; write one");
        }
        List<String> texts = new ArrayList<>();
        for (Node element : member.elements()) {
            if (element.value().isTextual()) {
                texts.add(element.value().textValue());
            } else {
                refuse(element, "must be a text; write it in quotes");
            }
        }
        return texts;
    }

    private static @Nullable Node element(Node list, String index) {
        return list.elements().stream()
                .filter(element -> element.name().equals(index))
                .findFirst()
                .orElse(null);
    }
}
