package dev.chirograph.generator.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.chirograph.generator.contract.Warning;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The context of one reading: follows references, reads simple values, and collects errors and warnings. */
final class ReadContext {
    private final Node root;
    private final boolean schemasAreJsonSchema;
    private final References references;
    /** Each warning once, however many paths lead to its place. */
    private final Set<Diagnostic> diagnostics = new LinkedHashSet<>();

    private final Set<Warning> warnings = new LinkedHashSet<>();

    ReadContext(JsonNode document, ExternalFiles files) {
        this.root = new Node("", document);
        this.schemasAreJsonSchema = !document.path("openapi").asText().startsWith("3.0");
        this.references = new References(this, files);
    }

    Node root() {
        return root;
    }

    /** From OpenAPI 3.1 on, schemas are JSON Schema 2020-12; before, they are a dialect. */
    boolean schemasAreJsonSchema() {
        return schemasAreJsonSchema;
    }

    void error(Node node, String message) {
        error(node.pointer(), message);
    }

    /** Thrown if the meaning of a place is ambiguous or unknown: the error and how to fix it. */
    void error(String pointer, String message) {
        diagnostics.add(new Diagnostic(pointer, message));
    }

    List<Diagnostic> diagnostics() {
        return List.copyOf(diagnostics);
    }

    void warn(String rule, Node node, String message, String fix) {
        warn(rule, node.pointer(), message, fix);
    }

    /** Warns that a place is interpreted differently than written, or ignored. */
    void warn(String rule, String pointer, String message, String fix) {
        warnings.add(new Warning(rule, pointer, message, fix));
    }

    List<Warning> warnings() {
        return List.copyOf(warnings);
    }

    /** Returns the named member of the object below {@code components}; empty if the document has none. */
    @Nullable
    Node component(String kind, String name) {
        Node named = components(kind);
        return named == null ? null : named.child(name);
    }

    /** Returns the target of any number of references to a parameter, header, response or the like; null if rejected. */
    @Nullable
    Node resolve(Node node) {
        Node target = passed(node);
        return target != null && object(target) ? target : null;
    }

    /** Returns the end of a chain of references; null if rejected. */
    private @Nullable Node passed(Node node) {
        Set<String> passed = new HashSet<>();
        Node current = node;
        while (current != null && current.has("$ref")) {
            if (!passed.add(current.pointer())) {
                error(node, "the reference is circular; replace one reference with its target");
                return null;
            }
            for (Node member : current.members()) {
                if (!member.name().equals("$ref") && !member.name().startsWith("x-")) {
                    besideReference(member);
                }
            }
            current = target(current);
        }
        return current;
    }

    /**
     * Follows a reference where OpenAPI does not define one, as other tools do; returns the object itself if it has no reference,
     * or an unresolvable one.
     */
    Node followed(Node node) {
        if (!node.value().path("$ref").isTextual()) {
            return node;
        }
        warn(
                "unexpected-reference",
                node.pointerTo("$ref"),
                "OpenAPI allows no reference here; it is resolved anyway",
                "inline its target, or use a reference where OpenAPI allows one");
        Node target = passed(node);
        boolean readable = target != null && (target.value().isArray() || object(target));
        return readable ? target : new Node(node.pointer(), JsonNodeFactory.instance.objectNode());
    }

    /** Returns the media type; from OpenAPI 3.2 on it may be a reference. */
    Node mediaType(Node node) {
        boolean allowed = !root.value().path("openapi").asText().matches("3\\.[01](\\..*)?");
        Node target = allowed ? resolve(node) : followed(node);
        return target == null ? new Node(node.pointer(), JsonNodeFactory.instance.objectNode()) : target;
    }

    /** Returns a member as {@link #followed}, null if absent. */
    @Nullable
    Node followed(Node node, String name) {
        Node member = node.child(name);
        return member == null ? null : followed(member);
    }

    /** Returns the members of an object that is a member or the target of its reference. */
    List<Node> followedMembers(Node node, String name) {
        Node member = followed(node, name);
        return member == null ? List.of() : member.members();
    }

    /** Returns the named object below {@code components}; null if absent. */
    @Nullable
    Node components(String kind) {
        Node components = followed(root, "components");
        return components == null ? null : followed(components, kind);
    }

    /** Warns that a member beside a reference is ignored. */
    void besideReference(Node member) {
        warn(
                "beside-reference",
                member,
                "`" + member.name() + "` beside a reference is ignored",
                "move it to the referenced element");
    }

    /** Resolves the {@code $ref} of a node; null if rejected. */
    @Nullable
    Node target(Node node) {
        return references.target(node);
    }

    /** Resolves a URI in a file; null if it has no target. */
    @Nullable
    Node target(String file, String uri) {
        return references.find(file, uri);
    }

    /** Resolves the {@code $ref} of a node without warnings; null if it has no target. */
    @Nullable
    Node quietTarget(Node node) {
        return references.quietTarget(node);
    }

    /** Resolves a pointer into this document or a referenced file; null if it has no target. */
    @Nullable
    Node at(String pointer) {
        return references.at(pointer);
    }

    /** Returns whether the node is an object, and rejects it otherwise. */
    boolean object(Node node) {
        if (!node.value().isObject()) {
            error(node, "must be an object; use an object");
        }
        return node.value().isObject();
    }

    /** Warns about unknown members of an object, except {@code x-*}. */
    void knownMembers(Node node, Set<String> known) {
        for (Node member : node.members()) {
            if (!known.contains(member.name()) && !member.name().startsWith("x-")) {
                unknown(member);
            } else {
                notNull(member);
            }
        }
    }

    /** Warns that a member is unknown in its place. */
    void unknown(Node member) {
        warn(
                "unknown-keyword",
                member,
                "`" + member.name() + "` is unknown here, and is ignored",
                "fix the name or remove it");
    }

    /** Warns about a null member of an OpenAPI object or a schema. */
    void notNull(Node member) {
        if (member.value().isNull() && !member.name().startsWith("x-")) {
            warn(
                    "null-keyword",
                    member,
                    "null is not a value of `" + member.name() + "`, and is ignored",
                    "set a value or remove it");
        }
    }

    /** Returns a string member; null if it is absent or not a string. */
    @Nullable
    String text(Node node, String name) {
        Node member = node.child(name);
        return member == null ? null : text(member);
    }

    /** Returns a string; converts numbers and booleans, and returns null for a list or an object. */
    @Nullable
    String text(Node node) {
        JsonNode value = node.value();
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isContainerNode()) {
            if (ours(node)) {
                error(node, "must be a string; add quotes");
            } else {
                warn("wrong-type", node, "is not a string, and is ignored", "use a string");
            }
            return null;
        }
        if (ours(node)) {
            error(node, "must be a string; add quotes");
        }
        warn("wrong-type", node, "`" + value.asText() + "` is not a string, and is converted to one", "add quotes");
        return value.asText();
    }

    /** Returns a required string member; a placeholder if it is missing. */
    String requiredText(Node node, String name) {
        String text = text(node, name);
        if (text == null || text.isBlank()) {
            error(node, "must have `" + name + "`; add it");
            return "missing";
        }
        return text;
    }

    /** Returns a string member; empty if it is absent. */
    String prose(Node node, String name) {
        String text = text(node, name);
        return text == null ? "" : text.strip();
    }

    /** Returns a boolean member; false if it is absent. */
    boolean flag(Node node, String name) {
        Node member = node.child(name);
        if (member == null) {
            return false;
        }
        JsonNode value = member.value();
        if (!value.isBoolean()) {
            if (ours(member)) {
                error(member, "must be true or false; use a boolean");
            } else {
                warn(
                        "wrong-type",
                        member,
                        "must be true or false, and is read as "
                                + value.asText().equals("true"),
                        "use a boolean without quotes");
            }
        }
        return value.isBoolean() ? value.booleanValue() : value.asText().equals("true");
    }

    /** Returns the strings of a list, omitting other elements; empty if the member is absent. */
    List<String> texts(Node node, String name) {
        Node member = node.child(name);
        List<String> texts = new ArrayList<>();
        if (member == null) {
            return texts;
        }
        if (!member.value().isArray()) {
            if (ours(member)) {
                error(member, "must be a list of strings; use a list");
            } else if (member.value().isTextual()) {
                warn("wrong-type", member, "is not a list, and is read as a list of this string", "use a list");
                texts.add(member.value().textValue());
            } else {
                warn("wrong-type", member, "is not a list of strings, and is ignored", "use a list");
            }
        }
        for (Node element : member.elements()) {
            String text = text(element);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** Chirograph's own extensions are read strictly: they express the owner's intent and must not be guessed. */
    private static boolean ours(Node node) {
        return node.pointer().matches(".*/x-[^/]*(/\\d+)?");
    }
}
