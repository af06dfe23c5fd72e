package dev.chirograph.generator.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chirograph.generator.contract.Pointers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value in the document and its place.
 *
 * @param pointer a JSON pointer (RFC 6901), prefixed with the file's name and {@code #} if it is in another file
 */
record Node(String pointer, JsonNode value) {
    /** Returns a member; null if it is absent or null, since no keyword has the value null. */
    @Nullable
    Node child(String name) {
        Node child = written(name);
        return child == null || child.value().isNull() ? null : child;
    }

    /** Returns a member that may be null; null if it is absent. */
    @Nullable
    Node written(String name) {
        JsonNode child = value.get(name);
        return child == null ? null : new Node(pointerTo(name), child);
    }

    boolean has(String name) {
        return value.hasNonNull(name);
    }

    /** Returns the elements of a list; empty if this is not a list. */
    List<Node> elements() {
        List<Node> elements = new ArrayList<>();
        for (int index = 0; index < value.size() && value.isArray(); index++) {
            elements.add(new Node(pointerTo(String.valueOf(index)), value.get(index)));
        }
        return elements;
    }

    /** Returns the members of an object; empty if this is not an object. */
    List<Node> members() {
        List<Node> members = new ArrayList<>();
        value.properties().forEach(member -> members.add(new Node(pointerTo(member.getKey()), member.getValue())));
        return members;
    }

    /** Returns the elements of a member that is a list; empty if it is absent or not a list. */
    List<Node> elements(String name) {
        Node member = child(name);
        return member == null ? List.of() : member.elements();
    }

    /** Returns the members of a member that is an object; empty if it is absent or not an object. */
    List<Node> members(String name) {
        Node member = child(name);
        return member == null ? List.of() : member.members();
    }

    /** Returns the same place without some of its members. */
    Node without(Collection<String> names) {
        if (!value.isObject() || names.stream().noneMatch(value::has)) {
            return this;
        }
        ObjectNode rest = ((ObjectNode) value).objectNode();
        value.properties().forEach(member -> {
            if (!names.contains(member.getKey())) {
                rest.set(member.getKey(), member.getValue());
            }
        });
        return new Node(pointer, rest);
    }

    /** Returns the same place with one of its members only. */
    Node only(String name) {
        ObjectNode alone = ((ObjectNode) value).objectNode();
        alone.set(name, value.get(name));
        return new Node(pointer, alone);
    }

    /** Returns the same place with another value for one of its members. */
    Node with(String name, JsonNode member) {
        ObjectNode changed = ((ObjectNode) value).objectNode();
        changed.setAll((ObjectNode) value);
        changed.set(name, member);
        return new Node(pointer, changed);
    }

    /** The last part of the pointer: the name of the member or the index of the element. */
    String name() {
        return Pointers.name(pointer.substring(pointer.lastIndexOf('/') + 1));
    }

    /** The file that contains it, relative to the document; empty for the document itself. */
    String file() {
        int end = pointer.startsWith("/") ? -1 : pointer.indexOf('#');
        return end < 0 ? "" : pointer.substring(0, end);
    }

    String pointerTo(String name) {
        return Pointers.child(pointer, name);
    }
}
