package dev.chirograph.generator.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The document as it is written, for those who need what the contract does not carry. Not to be changed. */
public interface RawDocument {
    /** A document in which nothing is written. */
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

    /** Returns what a pointer of the contract points to, null when there is nothing. */
    @Nullable
    Place at(String pointer);

    /** Returns what the {@code $ref} of a place refers to, null when it has none or there is nothing. */
    @Nullable
    Place target(Place reference);

    /** Returns whether a keyword of a schema is one that the contract carries, or one that says nothing about values. */
    boolean carries(String keyword);

    /** Returns the keyword under which a contract carries what a keyword says: {@code if} for {@code then}, for most itself. */
    String leading(String keyword);

    /** Returns whether a format is one that the contract carries: as a type, a constraint or a mark of secrets. */
    boolean carriesFormat(String format);

    /** Returns whether what stands beside the {@code $ref} of a schema counts: from OpenAPI 3.1 on. */
    boolean countsBesideReference();

    /**
     * A value in the document.
     *
     * @param pointer where it stands; in another file than the document's, the file's name and {@code #} before it
     */
    record Place(String pointer, JsonNode value) {
        /** Returns a member, null if absent or it is null. */
        public @Nullable Place child(String name) {
            JsonNode child = value.get(name);
            return child == null || child.isNull() ? null : new Place(Pointers.child(pointer, name), child);
        }

        /** Returns the members that are not null; none when this is no object. */
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

        /** Returns the members of a member; none when it is no object or absent. */
        public List<Place> members(String name) {
            Place member = child(name);
            return member == null ? List.of() : member.members();
        }

        /** Returns the elements; none when this is no list. */
        public List<Place> elements() {
            List<Place> elements = new ArrayList<>();
            for (int index = 0; value.isArray() && index < value.size(); index++) {
                elements.add(new Place(Pointers.child(pointer, String.valueOf(index)), value.get(index)));
            }
            return elements;
        }

        /** Returns the elements of a member; none when it is no list or absent. */
        public List<Place> elements(String name) {
            Place member = child(name);
            return member == null ? List.of() : member.elements();
        }

        /** Returns the last part of the pointer: the name of the member or the number of the element. */
        public String name() {
            return Pointers.name(pointer.substring(pointer.lastIndexOf('/') + 1));
        }
    }
}
