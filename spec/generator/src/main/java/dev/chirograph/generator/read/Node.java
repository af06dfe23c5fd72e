package dev.chirograph.generator.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value in the document and where it stands.
 *
 * @param pointer a JSON pointer (RFC 6901)
 */
record Node(String pointer, JsonNode value) {
    /** Gives a member, null when there is none. */
    @Nullable
    Node child(String name) {
        JsonNode child = value.get(name);
        return child == null ? null : new Node(pointerTo(name), child);
    }

    boolean has(String name) {
        return value.has(name);
    }

    /** Gives the elements of a list; none when this is no list. */
    List<Node> elements() {
        List<Node> elements = new ArrayList<>();
        for (int index = 0; index < value.size() && value.isArray(); index++) {
            elements.add(new Node(pointerTo(String.valueOf(index)), value.get(index)));
        }
        return elements;
    }

    /** Gives the members of an object; none when this is no object. */
    List<Node> members() {
        List<Node> members = new ArrayList<>();
        value.properties().forEach(member -> members.add(new Node(pointerTo(member.getKey()), member.getValue())));
        return members;
    }

    /** The last part of the pointer: the name of the member or the number of the element. */
    String name() {
        return pointer.substring(pointer.lastIndexOf('/') + 1)
                .replace("~1", "/")
                .replace("~0", "~");
    }

    String pointerTo(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
