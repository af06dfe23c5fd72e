package dev.chirograph.generator.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chirograph.generator.contract.Pointers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resolves references: pointers, anchors and identifiers, in the document and in referenced files. */
final class References {
    /** The maximum number of references along one pointer. */
    private static final int DEEPEST = 20;

    private final ReadContext context;
    private final ExternalFiles files;
    /** Root of each file by its name; the document's under the empty name. */
    private final Map<String, Node> roots = new HashMap<>();
    /** Targets by {@code file#anchor} and by {@code $id}. */
    private final Map<String, Node> named = new HashMap<>();

    References(ReadContext context, ExternalFiles files) {
        this.context = context;
        this.files = files;
        addRoot("", context.root());
    }

    /** Resolves the {@code $ref} of a node; null if rejected. */
    @Nullable
    Node target(Node node) {
        Node reference = node.child("$ref");
        if (reference == null || !reference.value().isTextual()) {
            context.error(
                    node.pointerTo("$ref"), "must be a string such as `#/components/schemas/Name`; use a reference");
            return null;
        }
        String uri = reference.value().textValue();
        Node target = find(node.file(), uri);
        if (target != null) {
            return target;
        }
        Node component = uri.matches("[\\w.-]+") ? context.component("schemas", uri) : null;
        if (component != null) {
            context.warn(
                    "bare-reference",
                    reference,
                    "`" + uri + "` is not a reference, and is read as the name of a schema",
                    "use `#/components/schemas/" + uri + "`");
            return component;
        }
        context.error(reference, diagnostic(node.file(), uri));
        return null;
    }

    /** Resolves the {@code $ref} of a node without errors and warnings; null if it has no target. */
    @Nullable
    Node quietTarget(Node node) {
        Node reference = node.child("$ref");
        if (reference == null || !reference.value().isTextual()) {
            return null;
        }
        String uri = reference.value().textValue();
        Node target = find(node.file(), uri);
        return target == null && uri.matches("[\\w.-]+") ? context.component("schemas", uri) : target;
    }

    /** Resolves a pointer; null if it has no target. */
    @Nullable
    Node at(String pointer) {
        int end = pointer.startsWith("/") ? -1 : pointer.indexOf('#');
        Node root = root(end < 0 ? "" : pointer.substring(0, end));
        String inside = pointer.substring(end + 1);
        return root == null || inside.isEmpty() ? root : at(root, inside.substring(1), 0);
    }

    private String diagnostic(String file, String uri) {
        if (uri.matches("[A-Za-z][A-Za-z0-9+.-]*:.*")) {
            return "`" + uri + "` is remote and never fetched; save it beside the document, and reference the file";
        }
        String name = file(file, uri);
        if (roots.get(name) == null) {
            return "`" + uri + "` is external, and " + files.why(name);
        }
        return "`" + uri + "` does not exist; fix the reference or add its target";
    }

    /** Resolves a URI in a file; null if it has no target. */
    @Nullable
    Node find(String file, String uri) {
        return find(file, uri, 0);
    }

    private @Nullable Node find(String file, String uri, int depth) {
        Node identified = named.get(uri);
        if (identified != null) {
            return identified;
        }
        String name = file(file, uri);
        Node root = root(name);
        int hash = uri.indexOf('#');
        if (root == null) {
            return null;
        }
        String fragment = hash < 0 ? "" : uri.substring(hash + 1);
        if (fragment.isEmpty()) {
            return root;
        }
        Node anchored = named.get(name + "#" + fragment);
        if (anchored != null) {
            return anchored;
        }
        String pointer = fragment.startsWith("/") ? fragment.substring(1) : fragment;
        Node found = at(root, decoded(pointer), depth);
        return found == null ? at(root, pointer, depth) : found;
    }

    private @Nullable Node at(Node root, String pointer, int depth) {
        Node current = root;
        for (String part : pointer.split("/", -1)) {
            String name = Pointers.name(part);
            Node next = current.value().isArray() ? element(current, name) : current.written(name);
            // A map such as that of the schemas may be a separate file.
            Node elsewhere = next == null
                            && depth < DEEPEST
                            && current.value().path("$ref").isTextual()
                    ? find(current.file(), current.value().get("$ref").textValue(), depth + 1)
                    : null;
            current = elsewhere == null ? next : at(elsewhere, part, depth + 1);
            if (current == null) {
                return null;
            }
        }
        return current;
    }

    private static @Nullable Node element(Node list, String index) {
        if (!index.matches("0|[1-9]\\d{0,8}")
                || Integer.parseInt(index) >= list.value().size()) {
            return null;
        }
        return new Node(list.pointerTo(index), list.value().get(Integer.parseInt(index)));
    }

    /** Percent-decodes the fragment of a URI; a plus is literal there. */
    private static String decoded(String fragment) {
        try {
            return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // An invalid percent sign is literal.
            return fragment;
        }
    }

    private static String file(String from, String uri) {
        int hash = uri.indexOf('#');
        String path = hash < 0 ? uri : uri.substring(0, hash);
        return path.isEmpty() ? from : ExternalFiles.resolve(from, decoded(path));
    }

    private @Nullable Node root(String file) {
        if (!roots.containsKey(file)) {
            JsonNode tree = files.load(file);
            if (tree == null) {
                roots.put(file, null);
            } else {
                addRoot(file, new Node(file + "#", tree));
            }
        }
        return roots.get(file);
    }

    private void addRoot(String file, Node root) {
        roots.put(file, root);
        index(file, root);
    }

    private void index(String file, Node node) {
        JsonNode value = node.value();
        if (value.isObject()) {
            name(file + "#" + value.path("$anchor").asText(), node, value.path("$anchor"));
            name(file + "#" + value.path("$dynamicAnchor").asText(), node, value.path("$dynamicAnchor"));
            name(value.path("$id").asText(), node, value.path("$id"));
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                if (member.getValue().isContainerNode()) {
                    index(file, new Node(node.pointerTo(member.getKey()), member.getValue()));
                }
            }
        } else {
            node.elements().forEach(element -> index(file, element));
        }
    }

    private void name(String name, Node node, JsonNode said) {
        if (said.isTextual() && !said.textValue().isEmpty()) {
            named.putIfAbsent(name, node);
        }
    }
}
