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

/** The document while it is read: follows references, reads simple values, and collects what is refused or remarked. */
final class ReadContext {
    private final Node root;
    private final boolean schemasAreJsonSchema;
    private final References references;
    /** Each once, however many ways lead to its place. */
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

    /** From OpenAPI 3.1 on a schema is one of JSON Schema 2020-12; before, it is a dialect. */
    boolean schemasAreJsonSchema() {
        return schemasAreJsonSchema;
    }

    void error(Node node, String message) {
        error(node.pointer(), message);
    }

    /** Says that a place cannot be read since nobody can tell what it means: what is wrong, and what to do. */
    void error(String pointer, String message) {
        diagnostics.add(new Diagnostic(pointer, message));
    }

    List<Diagnostic> diagnostics() {
        return List.copyOf(diagnostics);
    }

    void warn(String rule, Node node, String message, String fix) {
        warn(rule, node.pointer(), message, fix);
    }

    /** Remarks that a place is read another way than it is written, or not at all. */
    void warn(String rule, String pointer, String message, String fix) {
        warnings.add(new Warning(rule, pointer, message, fix));
    }

    List<Warning> warnings() {
        return List.copyOf(warnings);
    }

    /** Gives the named member of the object below {@code components}, none when the document has none. */
    @Nullable
    Node component(String kind, String name) {
        Node named = components(kind);
        return named == null ? null : named.child(name);
    }

    /** Gives what a parameter, header, response or the like is, through any number of references; null when refused. */
    @Nullable
    Node resolve(Node node) {
        Node target = passed(node);
        return target != null && object(target) ? target : null;
    }

    /** Gives what is at the end of any number of references; null when refused. */
    private @Nullable Node passed(Node node) {
        Set<String> passed = new HashSet<>();
        Node current = node;
        while (current != null && current.has("$ref")) {
            if (!passed.add(current.pointer())) {
                error(node, "the reference leads back to itself; let one of them say what it is");
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
     * Gives what an object is where OpenAPI has no references, as other tools follow them there too; the object itself when
     * it is no reference, or one to nothing.
     */
    Node followed(Node node) {
        if (!node.value().path("$ref").isTextual()) {
            return node;
        }
        warn(
                "unexpected-reference",
                node.pointerTo("$ref"),
                "OpenAPI allows no reference here; it is followed all the same",
                "write here what it names, or refer to it where OpenAPI allows that");
        Node target = passed(node);
        boolean readable = target != null && (target.value().isArray() || object(target));
        return readable ? target : new Node(node.pointer(), JsonNodeFactory.instance.objectNode());
    }

    /** Gives what a media type is: from OpenAPI 3.2 on it may be a reference. */
    Node mediaType(Node node) {
        boolean allowed = !root.value().path("openapi").asText().matches("3\\.[01](\\..*)?");
        Node target = allowed ? resolve(node) : followed(node);
        return target == null ? new Node(node.pointer(), JsonNodeFactory.instance.objectNode()) : target;
    }

    /** Gives a member as {@link #followed}, null when there is none. */
    @Nullable
    Node followed(Node node, String name) {
        Node member = node.child(name);
        return member == null ? null : followed(member);
    }

    /** Gives the members of an object that is a member itself, or that one refers to. */
    List<Node> followedMembers(Node node, String name) {
        Node member = followed(node, name);
        return member == null ? List.of() : member.members();
    }

    /** Gives the named object below {@code components}; null when there is none. */
    @Nullable
    Node components(String kind) {
        Node components = followed(root, "components");
        return components == null ? null : followed(components, kind);
    }

    /** Remarks that something beside a reference is passed over. */
    void besideReference(Node member) {
        warn(
                "beside-reference",
                member,
                "`" + member.name() + "` beside a reference is passed over",
                "say it in what is referred to");
    }

    /** Gives what the {@code $ref} of a node refers to, null when refused. */
    @Nullable
    Node target(Node node) {
        return references.target(node);
    }

    /** Gives what a URI in a file refers to, null when there is nothing. */
    @Nullable
    Node target(String file, String uri) {
        return references.find(file, uri);
    }

    /** Gives what the {@code $ref} of a node refers to, null when there is nothing; remarks on nothing. */
    @Nullable
    Node quietTarget(Node node) {
        return references.quietTarget(node);
    }

    /** Gives what a pointer points to that this document or a file beside it has, null when there is nothing. */
    @Nullable
    Node at(String pointer) {
        return references.at(pointer);
    }

    /** Tells whether the node is an object, and refuses it otherwise. */
    boolean object(Node node) {
        if (!node.value().isObject()) {
            error(node, "must be an object; write one");
        }
        return node.value().isObject();
    }

    /** Remarks on the members of an object that are not among the known ones, {@code x-*} aside. */
    void knownMembers(Node node, Set<String> known) {
        for (Node member : node.members()) {
            if (!known.contains(member.name()) && !member.name().startsWith("x-")) {
                unknown(member);
            } else {
                notNull(member);
            }
        }
    }

    /** Remarks that a member is not known where it stands. */
    void unknown(Node member) {
        warn(
                "unknown-keyword",
                member,
                "`" + member.name() + "` has no meaning here and is passed over",
                "fix its name or remove it");
    }

    /** Remarks on a member of an object of OpenAPI's own, or of a schema, that is null. */
    void notNull(Node member) {
        if (member.value().isNull() && !member.name().startsWith("x-")) {
            warn(
                    "null-keyword",
                    member,
                    "null is no value of `" + member.name() + "` and is passed over",
                    "write a value or remove it");
        }
    }

    /** Gives the text of a member, null when it is absent or no text. */
    @Nullable
    String text(Node node, String name) {
        Node member = node.child(name);
        return member == null ? null : text(member);
    }

    /** Gives a text; of another simple value its digits or name, null of a list or an object. */
    @Nullable
    String text(Node node) {
        JsonNode value = node.value();
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isContainerNode()) {
            if (ours(node)) {
                error(node, "must be a text; write it in quotes");
            } else {
                warn("wrong-type", node, "is no text and is passed over", "write a text");
            }
            return null;
        }
        if (ours(node)) {
            error(node, "must be a text; write it in quotes");
        }
        warn("wrong-type", node, "`" + value.asText() + "` is no text, and is taken for one", "write it in quotes");
        return value.asText();
    }

    /** Gives the text of a member that has to be there; a stand-in when it is not. */
    String requiredText(Node node, String name) {
        String text = text(node, name);
        if (text == null || text.isBlank()) {
            error(node, "needs `" + name + "`; add it");
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
        if (member == null) {
            return false;
        }
        JsonNode value = member.value();
        if (!value.isBoolean()) {
            if (ours(member)) {
                error(member, "must be true or false; write one of them");
            } else {
                warn(
                        "wrong-type",
                        member,
                        "must be true or false, and is taken for "
                                + value.asText().equals("true"),
                        "write one of them without quotes");
            }
        }
        return value.isBoolean() ? value.booleanValue() : value.asText().equals("true");
    }

    /** Gives the texts of a list, without what is none; none when the member is absent. */
    List<String> texts(Node node, String name) {
        Node member = node.child(name);
        List<String> texts = new ArrayList<>();
        if (member == null) {
            return texts;
        }
        if (!member.value().isArray()) {
            if (ours(member)) {
                error(member, "must be a list of texts; write one");
            } else if (member.value().isTextual()) {
                warn("wrong-type", member, "is no list, and is taken for one of this text", "write a list");
                texts.add(member.value().textValue());
            } else {
                warn("wrong-type", member, "is no list of texts and is passed over", "write one");
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

    /** What only Chirograph reads is an owner's own word to it, and not to be guessed. */
    private static boolean ours(Node node) {
        return node.pointer().matches(".*/x-[^/]*(/\\d+)?");
    }
}
