package dev.chirograph.generator.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chirograph.generator.contract.Pointers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value in the document and where it stands.
 *
 * @param pointer a JSON pointer (RFC 6901); in another file than the document's, the file's name and {@code #} before it
 */
record Node(String pointer, JsonNode value) {
    /** Returns a member, null if absent. Null is no keyword's value: a member that is null is none. */
    @Nullable
    Node child(String name) {
        Node child = written(name);
        return child == null || child.value().isNull() ? null : child;
    }

    /** Returns a member that may be null itself, null if absent. */
    @Nullable
    Node written(String name) {
        JsonNode child = value.get(name);
        return child == null ? null : new Node(pointerTo(name), child);
    }

    boolean has(String name) {
        return value.hasNonNull(name);
    }

    /** Returns the elements of a list; none when this is no list. */
    List<Node> elements() {
        List<Node> elements = new ArrayList<>();
        for (int index = 0; index < value.size() && value.isArray(); index++) {
            elements.add(new Node(pointerTo(String.valueOf(index)), value.get(index)));
        }
        return elements;
    }

    /** Returns the members of an object; none when this is no object. */
    List<Node> members() {
        List<Node> members = new ArrayList<>();
        value.properties().forEach(member -> members.add(new Node(pointerTo(member.getKey()), member.getValue())));
        return members;
    }

    /** Returns the elements of the list that a member is; none when it is no list or absent. */
    List<Node> elements(String name) {
        Node member = child(name);
        return member == null ? List.of() : member.elements();
    }

    /** Returns the members of the object that a member is; none when it is no object or absent. */
    List<Node> members(String name) {
        Node member = child(name);
        return member == null ? List.of() : member.members();
    }

    /** The same place without some of its members. */
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

    /** The same place with one of its members only. */
    Node only(String name) {
        ObjectNode alone = ((ObjectNode) value).objectNode();
        alone.set(name, value.get(name));
        return new Node(pointer, alone);
    }

    /** The same place with another value for one of its members. */
    Node with(String name, JsonNode member) {
        ObjectNode changed = ((ObjectNode) value).objectNode();
        changed.setAll((ObjectNode) value);
        changed.set(name, member);
        return new Node(pointer, changed);
    }

    /** The last part of the pointer: the name of the member or the number of the element. */
    String name() {
        return Pointers.name(pointer.substring(pointer.lastIndexOf('/') + 1));
    }

    /** The file in which it stands, relative to the document's; empty for the document itself. */
    String file() {
        int end = pointer.startsWith("/") ? -1 : pointer.indexOf('#');
        return end < 0 ? "" : pointer.substring(0, end);
    }

    String pointerTo(String name) {
        return Pointers.child(pointer, name);
    }
}
