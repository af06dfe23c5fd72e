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
 * Reads values one by one on request of codecs, and tracks the location. The reader is always at the value to read; each
 * reading method consumes the whole value, and reports and skips an invalid one. The input is a JSON
 * text, a tree of JSON values, or strings from elsewhere, such as a query.
 */
public abstract sealed class JsonReader implements ViolationSink permits StreamReader, TreeReader {
    /** Limits the nesting, against stack overflow. */
    public static final int MAXIMUM_DEPTH = 64;

    private final Mode mode;
    /** The reader at whose position this one started; null if there is none. */
    private final @Nullable JsonReader outer;

    private final List<Frame> frames = new ArrayList<>();
    private int unknownMembers;
    /** Whether an unknown value is being kept, which is no violation. */
    private boolean keeping;
    /** Whether part of the kept value cannot be represented. */
    private boolean unkept;
    /** Whether this reads a whole value to try a variant. */
    private boolean attempt;

    /**
     * Creates a reader.
     *
     * @param strict whether unknown and duplicate members are rejected
     * @param in the part of the request: body, path, query, header or cookie
     * @param base the pointer of the value; empty for a whole body
     * @param comparing whether variants of a value are being tried
     * @param violations collects the violations
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
        /** The names of the members so far; null in a list. */
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

    /** Returns whether variants of a value are being tried, so that their distinguishing features must be checked. */
    public final boolean comparing() {
        return mode.comparing();
    }

    /** Returns the number of reports so far. */
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

    /** Reports the violations of an attempt. */
    public final void report(List<Violation> violations) {
        violations.forEach(each -> mode.violations().add(each.in(), each.pointer(), each.message()));
    }

    /** Reports a violation by a member of the current value. */
    final void report(String member, String message) {
        mode.violations().add(mode.in(), pointer() + '/' + escape(member), message);
    }

    /**
     * Reports a violation within the current value, unless one was reported for that place before.
     *
     * @param within a JSON pointer, relative to that value
     */
    final void reportAt(String within, String message) {
        mode.violations().addFirst(mode.in(), pointer() + within, message);
    }

    /** Returns the current location as a JSON pointer (RFC 6901). */
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
     * Tries to read a value as a variant. Reports nothing; the caller compares the attempts.
     *
     * @param tree the last result of {@link #value()}; pointers are relative to the reader's location
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
     * Reads a value as the variant that it names, and reports violations.
     *
     * @param tree the last result of {@link #value()}
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

    /** Returns whether this very value is tried, and not one within it. */
    final boolean tried() {
        return frames.isEmpty() && (attempt || outer != null && outer.tried());
    }

    /** Counts an unknown value, like an ignored member. */
    public final void unknownValue() {
        count(1);
    }

    /** Counts unknown parts, like ignored members. */
    final void count(int unknown) {
        unknownMembers += unknown;
    }

    /** Returns whether the value is null, and consumes it then. */
    public abstract boolean readNull();

    /** Starts an object. Reports and skips any other value. */
    public abstract boolean beginObject();

    /** Moves to the value of the next member and returns its name; null if there is none left. */
    public abstract @Nullable String nextMember();

    /** Returns whether the current object has had a member with that name. */
    public final boolean has(String name) {
        Set<String> names = top().names;
        return names != null && names.contains(name);
    }

    /** Returns the number of members of the object so far. */
    public final int memberCount() {
        Set<String> names = top().names;
        return names == null ? 0 : names.size();
    }

    /** Reports a missing member of the current object, after its last one. */
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

    /** Skips an unknown member; a strict reader reports it. */
    public final void unknownMember() {
        if (mode.strict()) {
            broken("is not a property that is known here");
        }
        skip();
    }

    /** Starts a list. Reports and skips any other value. */
    public abstract boolean beginList();

    /** Moves to the next element, or ends the list and returns false. */
    public abstract boolean nextElement();

    /** Reads a string; null if it is invalid. */
    public abstract @Nullable String string();

    /** Reads a boolean; null if it is invalid. */
    public abstract @Nullable Boolean bool();

    /** Reads an exact number; null if it is invalid. */
    public final @Nullable BigDecimal number() {
        String digits = digits("must be a number");
        return digits == null ? null : Scalars.number(this, digits);
    }

    /** Reads an integer of 32 bits, also written as 1.0; null if it is invalid. */
    public final @Nullable Integer int32() {
        String digits = digits("must be a whole number");
        return digits == null ? null : Scalars.int32(this, digits);
    }

    /** Reads an integer of 64 bits, also written as 1.0; null if it is invalid. */
    public final @Nullable Long int64() {
        String digits = digits("must be a whole number");
        return digits == null ? null : Scalars.int64(this, digits);
    }

    /** Reads a number of 32 bits; null if it is invalid. */
    public final @Nullable Float float32() {
        String digits = digits("must be a number");
        return digits == null ? null : Scalars.float32(this, digits);
    }

    /** Reads a number of 64 bits; null if it is invalid. */
    public final @Nullable Double float64() {
        String digits = digits("must be a number");
        return digits == null ? null : Scalars.float64(this, digits);
    }

    /** Reads a day; null if it is invalid. */
    public final @Nullable LocalDate date() {
        String text = string();
        return text == null ? null : Scalars.date(this, text);
    }

    /** Reads an instant with its offset; null if it is invalid. */
    public final @Nullable OffsetDateTime dateTime() {
        String text = string();
        return text == null ? null : Scalars.dateTime(this, text);
    }

    /** Reads a UUID; null if it is invalid. */
    public final @Nullable UUID uuid() {
        String text = string();
        return text == null ? null : Scalars.uuid(this, text);
    }

    /** Reads a URI; null if it is invalid. */
    public final @Nullable URI uri() {
        String text = string();
        return text == null ? null : Scalars.uri(this, text);
    }

    /** Reads base64 bytes; null if they are invalid. */
    public final byte @Nullable [] bytes() {
        String text = string();
        return text == null ? null : Scalars.bytes(this, text);
    }

    /** Reads raw bytes, in JSON the UTF-8 of a string; null if they are invalid. */
    public byte @Nullable [] binary() {
        String text = string();
        return text == null ? null : Scalars.binary(this, text);
    }

    /** Reads a free-form object; null if it is invalid. */
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

    /** Reads any value; null if it holds a number out of range. */
    public abstract @Nullable JsonValue value();

    /** Skips an unknown member. */
    public final void skip() {
        unknownMembers++;
        pass();
    }

    /**
     * Keeps an unknown member to write it back later; ignores one that holds a number beyond all
     * bounds.
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

    /** Skips a known member that this reader does not accept. */
    public final void ignore() {
        pass();
    }

    /** Skips the value. */
    abstract void pass();

    /** Reads an unknown value. */
    abstract @Nullable JsonValue unknown();

    /** Reads a number as written; rejects the value and returns null if it is out of range. */
    abstract @Nullable String digits(String message);

    /** Returns whether the last value was a string of unknown type, which may represent another type. */
    boolean untyped() {
        return false;
    }

    /** Returns whether the input consists of strings of unknown type, such as those of a query and of the parts of a form. */
    boolean textual() {
        return false;
    }

    /** Returns the most likely value of such strings without reports; null if there is none. */
    @Nullable
    JsonValue guess() {
        return null;
    }

    /** The reader of an attempt for a value of this reader. */
    abstract Object source(JsonValue tree);

    /** The remaining work limit of an attempt. */
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

    /** An escaped lone surrogate is not a character, and cannot be stored or sent (RFC 8259, section 8.2). */
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
