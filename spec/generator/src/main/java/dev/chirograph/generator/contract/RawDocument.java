package dev.chirograph.generator.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The document as written, for parts that the contract does not carry. Must not be modified. */
public interface RawDocument {
    /** An empty document. */
    RawDocument NOTHING = new RawDocument() {
        @Override
        public Place root() {
            return new Place("", JsonNodeFactory.instance.objectNode());
        }

        @Override
        public @Nullable Place at(String pointer) {
            return null;
        }

        @Override
        public @Nullable Place target(Place reference) {
            return null;
        }

        @Override
        public boolean carries(String keyword) {
            return true;
        }

        @Override
        public String leading(String keyword) {
            return keyword;
        }

        @Override
        public boolean carriesFormat(String format) {
            return true;
        }

        @Override
        public boolean countsBesideReference() {
            return true;
        }
    };

    /** Returns the whole document. */
    Place root();

    /** Resolves a pointer of the contract; null if it has no target. */
    @Nullable
    Place at(String pointer);

    /** Resolves the {@code $ref} of a place; null if there is none or it has no target. */
    @Nullable
    Place target(Place reference);

    /** Returns whether the contract carries a keyword of a schema, or the keyword does not constrain values. */
    boolean carries(String keyword);

    /** Returns the keyword under which a contract carries a keyword: {@code if} for {@code then}, itself for most. */
    String leading(String keyword);

    /** Returns whether the contract carries a format: as a type, a constraint or a mark of secrets. */
    boolean carriesFormat(String format);

    /** Returns whether keywords beside the {@code $ref} of a schema apply: from OpenAPI 3.1 on. */
    boolean countsBesideReference();

    /**
     * A value in the document.
     *
     * @param pointer its place, prefixed with the file's name and {@code #} if it is in another file
     */
    record Place(String pointer, JsonNode value) {
        /** Returns a member; null if it is absent or null. */
        public @Nullable Place child(String name) {
            JsonNode child = value.get(name);
            return child == null || child.isNull() ? null : new Place(Pointers.child(pointer, name), child);
        }

        /** Returns the members that are not null; empty if this is not an object. */
        public List<Place> members() {
            List<Place> members = new ArrayList<>();
            value.fieldNames().forEachRemaining(name -> {
                Place member = child(name);
                if (member != null) {
                    members.add(member);
                }
            });
            return members;
        }

        /** Returns the members of a member; empty if it is not an object or absent. */
        public List<Place> members(String name) {
            Place member = child(name);
            return member == null ? List.of() : member.members();
        }

        /** Returns the elements; empty if this is not a list. */
        public List<Place> elements() {
            List<Place> elements = new ArrayList<>();
            for (int index = 0; value.isArray() && index < value.size(); index++) {
                elements.add(new Place(Pointers.child(pointer, String.valueOf(index)), value.get(index)));
            }
            return elements;
        }

        /** Returns the elements of a member; empty if it is not a list or absent. */
        public List<Place> elements(String name) {
            Place member = child(name);
            return member == null ? List.of() : member.elements();
        }

        /** Returns the last part of the pointer: the name of the member or the index of the element. */
        public String name() {
            return Pointers.name(pointer.substring(pointer.lastIndexOf('/') + 1));
        }
    }
}
