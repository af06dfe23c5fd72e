package ${supportPackage};

import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads value by value, asked by codecs for what they want, and knows where it is. It always stands at the value to read; each
 * method that reads takes the whole value, and one that does not fit is reported and ignored. What it reads is a JSON
 * text, a tree of JSON values, or texts of a place that is not JSON, such as a query.
 */
public abstract sealed class JsonReader implements ViolationSink permits StreamReader, TreeReader {
    /** Limits the nesting, against stack overflow. */
    public static final int MAXIMUM_DEPTH = 64;

    private final Mode mode;
    /** The reader that stands where this one began; null when nothing is around what is read. */
    private final @Nullable JsonReader outer;

    private final List<Frame> frames = new ArrayList<>();
    private int unknownMembers;
    /** Whether a value is being kept that the contract does not know, which breaks nothing. */
    private boolean keeping;
    /** Whether part of the value that is being kept cannot be represented. */
    private boolean unkept;
    /** Whether this reads a value that is being tried as one of several types, from its beginning. */
    private boolean attempt;

    /**
     * How to read.
     *
     * @param strict whether unknown members and members named twice are rejected
     * @param in the part of the request: body, path, query, header or cookie
     * @param base the pointer of what is read, empty when it is all of a body
     * @param comparing whether it is being tried which of several types a value is
     * @param violations collects what does not fit
     */
    record Mode(boolean strict, String in, String base, boolean comparing, Violations violations) {
        Mode(boolean strict, Violations violations) {
            this(strict, "body", "", false, violations);
        }

        Mode comparing(Violations other) {
            return new Mode(strict, in, base, true, other);
        }
    }

    /** An object or a list that is being read. */
    static final class Frame {
        /** The names of the members so far, null in a list. */
        final @Nullable Set<String> names;

        @Nullable
        String name;

        int index = -1;

        private Frame(@Nullable Set<String> names) {
            this.names = names;
        }
    }

    JsonReader(Mode mode, @Nullable JsonReader outer) {
        this.mode = mode;
        this.outer = outer;
    }

    /** Returns whether the reader is strict. */
    public final boolean strict() {
        return mode.strict();
    }

    /** Returns whether it is being tried which of several types a value is, so that what tells them apart is to be checked. */
    public final boolean comparing() {
        return mode.comparing();
    }

    /** Returns how much was reported so far. */
    public final int broken() {
        return mode.violations().size();
    }

    @Override
    public final void broken(String message) {
        if (keeping) {
            unkept = true;
            return;
        }
        mode.violations().add(mode.in(), pointer(), message);
    }

    /** Reports what an attempt found, as it is. */
    public final void report(List<Violation> violations) {
        violations.forEach(each -> mode.violations().add(each.in(), each.pointer(), each.message()));
    }

    /** Reports what is wrong with a member of the value at which the reader stands. */
    final void report(String member, String message) {
        mode.violations().add(mode.in(), pointer() + '/' + escape(member), message);
    }

    /**
     * Reports what is wrong within the value at which the reader stands, unless something was reported of that place before.
     *
     * @param within a JSON pointer from that value on
     */
    final void reportAt(String within, String message) {
        mode.violations().addFirst(mode.in(), pointer() + within, message);
    }

    /** Returns where the reader is, as a JSON pointer (RFC 6901). */
    public final String pointer() {
        StringBuilder pointer = new StringBuilder(outer == null ? mode.base() : outer.pointer());
        for (Frame frame : frames) {
            if (frame.name != null) {
                pointer.append('/').append(escape(frame.name));
            } else if (frame.index >= 0) {
                pointer.append('/').append(frame.index);
            }
        }
        return pointer.toString();
    }

    /**
     * Tries to read a value as one of the types that it may have. Nothing is reported: that is for who compares the attempts.
     *
     * @param tree what {@link #value()} gave last; the pointers are those of where the reader stands
     */
    public final <T> VariantAttempt<T> attempt(Codec<? extends T> codec, JsonValue tree) {
        return attempt(codec::read, tree);
    }

    /** Tries to read a value, see {@link #attempt(Codec, JsonValue)}. */
    final <T> VariantAttempt<T> attempt(Function<JsonReader, ? extends @Nullable T> read, JsonValue tree) {
        Violations violations = new Violations();
        TreeReader inner = new TreeReader(mode.comparing(violations), this, source(tree), work(tree));
        ((JsonReader) inner).attempt = true;
        T value = read.apply(inner);
        return new VariantAttempt<>(violations.isEmpty() ? value : null, violations.list(), inner.unknownMembers());
    }

    /**
     * Reads a value as the type that it says it is of; what does not fit is reported.
     *
     * @param tree what {@link #value()} gave last
     */
    public final <T> @Nullable T read(Codec<T> codec, JsonValue tree) {
        return read(codec::read, tree);
    }

    /** Reads a value by a method, see {@link #read(Codec, JsonValue)}. */
    public final <T> @Nullable T read(Function<JsonReader, @Nullable T> read, JsonValue tree) {
        TreeReader inner = new TreeReader(mode, this, source(tree), work(tree));
        T value = read.apply(inner);
        unknownMembers += inner.unknownMembers();
        return value;
    }

    /** Returns whether what is tried is this very value, and not one within it. */
    final boolean tried() {
        return frames.isEmpty() && (attempt || outer != null && outer.tried());
    }

    /** Counts a value that the contract does not name yet, as members that are ignored are counted. */
    public final void unknownValue() {
        count(1);
    }

    /** Counts what the contract does not know, as members that are ignored are counted. */
    final void count(int unknown) {
        unknownMembers += unknown;
    }

    /** Returns whether the value is null; then it is read with that. */
    public abstract boolean readNull();

    /** Starts an object. If it is none, that is reported and it is ignored. */
    public abstract boolean beginObject();

    /** Moves to the next member's value and returns its name, or null if absent left. */
    public abstract @Nullable String nextMember();

    /** Returns whether the object that is being read has a member of that name so far. */
    public final boolean has(String name) {
        Set<String> names = top().names;
        return names != null && names.contains(name);
    }

    /** Returns how many members the object has so far. */
    public final int memberCount() {
        Set<String> names = top().names;
        return names == null ? 0 : names.size();
    }

    /** Reports that the object that is being read lacks a member, after its last. */
    public final void missing(String name, String message) {
        Frame frame = top();
        frame.name = name;
        broken(message);
        frame.name = null;
    }

    /** Ends the object after its last member, and reports those that are missing. */
    public void endObject(List<String> required) {
        for (String name : required) {
            if (!has(name)) {
                missing(name, "must be present");
            }
        }
        pop();
    }

    /** Skips a member that the contract does not know; strictly, reports it. */
    public final void unknownMember() {
        if (mode.strict()) {
            broken("is not a property that is known here");
        }
        skip();
    }

    /** Starts a list. If it is none, that is reported and it is ignored. */
    public abstract boolean beginList();

    /** Moves to the next element, or ends the list and returns false. */
    public abstract boolean nextElement();

    /** Reads a string; null when it is none. */
    public abstract @Nullable String string();

    /** Reads a boolean; null when it is none. */
    public abstract @Nullable Boolean bool();

    /** Reads a number, exactly; null when it is none. */
    public final @Nullable BigDecimal number() {
        String digits = digits("must be a number");
        return digits == null ? null : Scalars.number(this, digits);
    }

    /** Reads an integer of 32 bits, also written as 1.0; null when it is none. */
    public final @Nullable Integer int32() {
        String digits = digits("must be a whole number");
        return digits == null ? null : Scalars.int32(this, digits);
    }

    /** Reads an integer of 64 bits, also written as 1.0; null when it is none. */
    public final @Nullable Long int64() {
        String digits = digits("must be a whole number");
        return digits == null ? null : Scalars.int64(this, digits);
    }

    /** Reads a number of 32 bits; null when it is none. */
    public final @Nullable Float float32() {
        String digits = digits("must be a number");
        return digits == null ? null : Scalars.float32(this, digits);
    }

    /** Reads a number of 64 bits; null when it is none. */
    public final @Nullable Double float64() {
        String digits = digits("must be a number");
        return digits == null ? null : Scalars.float64(this, digits);
    }

    /** Reads a day; null when it is none. */
    public final @Nullable LocalDate date() {
        String text = string();
        return text == null ? null : Scalars.date(this, text);
    }

    /** Reads an instant with its offset; null when it is none. */
    public final @Nullable OffsetDateTime dateTime() {
        String text = string();
        return text == null ? null : Scalars.dateTime(this, text);
    }

    /** Reads a UUID; null when it is none. */
    public final @Nullable UUID uuid() {
        String text = string();
        return text == null ? null : Scalars.uuid(this, text);
    }

    /** Reads a URI; null when it is none. */
    public final @Nullable URI uri() {
        String text = string();
        return text == null ? null : Scalars.uri(this, text);
    }

    /** Reads bytes in base64; null when they are none. */
    public final byte @Nullable [] bytes() {
        String text = string();
        return text == null ? null : Scalars.bytes(this, text);
    }

    /** Reads bytes as they are, in JSON the UTF-8 of a string; null when they are none. */
    public byte @Nullable [] binary() {
        String text = string();
        return text == null ? null : Scalars.binary(this, text);
    }

    /** Reads an object of which nothing is known; null when it is none. */
    public final @Nullable Map<String, JsonValue> freeForm() {
        if (!beginObject()) {
            return null;
        }
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (String name = nextMember(); name != null; name = nextMember()) {
            JsonValue value = value();
            if (value != null) {
                members.put(name, value);
            }
        }
        endObject(List.of());
        return members;
    }

    /** Reads any value; null when it holds a number beyond all bounds. */
    public abstract @Nullable JsonValue value();

    /** Skips a member that the contract does not know. */
    public final void skip() {
        unknownMembers++;
        pass();
    }

    /**
     * Keeps a member that the contract does not know, so that it can be written back; one that holds a number beyond all
     * bounds is ignored.
     *
     * @param members takes the member's name and its value
     */
    public final void keep(BiConsumer<String, JsonValue> members) {
        String name = top().name;
        unknownMembers++;
        keeping = true;
        unkept = false;
        JsonValue value = unknown();
        keeping = false;
        if (value != null && name != null && !unkept) {
            members.accept(name, value);
        }
    }

    /** Skips a member that the contract knows and that is not for this reader to take. */
    public final void ignore() {
        pass();
    }

    /** Skips the value. */
    abstract void pass();

    /** Takes a value that the contract does not know. */
    abstract @Nullable JsonValue unknown();

    /** Takes a number as it is written, or refuses the value and returns null. */
    abstract @Nullable String digits(String message);

    /** Returns whether the value that was given last was a string of unknown type, which may be more than it looks like. */
    boolean untyped() {
        return false;
    }

    /** Returns whether what is read are strings of unknown type, as those of a query and of the parts of a form are. */
    boolean textual() {
        return false;
    }

    /** Returns what such texts most likely are, and reports nothing; null when that cannot be told. */
    @Nullable
    JsonValue guess() {
        return null;
    }

    /** What an attempt reads for a value that this reader gave. */
    abstract Object source(JsonValue tree);

    /** The work that is left for an attempt. */
    abstract WorkLimit work(JsonValue tree);

    abstract MalformedJsonException malformed(String message);

    final int unknownMembers() {
        return unknownMembers;
    }

    final Mode mode() {
        return mode;
    }

    final @Nullable JsonReader outer() {
        return outer;
    }

    final int depth() {
        return frames.size() + (outer == null ? 0 : outer.depth());
    }

    final void pushObject() {
        checkDepth(depth() + 1);
        frames.add(new Frame(new HashSet<>()));
    }

    final void pushList() {
        checkDepth(depth() + 1);
        frames.add(new Frame(null));
    }

    final void pop() {
        frames.remove(frames.size() - 1);
    }

    final Frame top() {
        return frames.get(frames.size() - 1);
    }

    final void checkDepth(int depth) {
        if (depth > MAXIMUM_DEPTH) {
            throw malformed("The text is deeper than " + MAXIMUM_DEPTH + " levels");
        }
    }

    /** Half of a surrogate pair can be escaped but is no character: nothing can keep or send it (RFC 8259, section 8.2). */
    final String whole(String text) {
        if (mode.strict() && text.codePoints().anyMatch(JsonReader::isSurrogate)) {
            throw malformed("The text has half of a surrogate pair");
        }
        return text;
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    /** Escapes a name for a JSON pointer. */
    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
