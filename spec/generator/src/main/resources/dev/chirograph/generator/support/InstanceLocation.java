package ${supportPackage};

import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** The location of a value that is validated against a schema. Not thread-safe. */
final class InstanceLocation implements ViolationSink {
    private final JsonReader reader;
    private final WorkLimit work;
    private final @Nullable InstanceLocation outer;
    /** The name of the member or the index of the element; empty for the same value. */
    private final String name;

    private final boolean member;
    /** Whether violations are only counted, to find out if the value is valid. */
    private final boolean quiet;
    /** Whether this is a trial, which the enclosing location ignores. */
    private final boolean trial;
    /** The prefix and suffix of a message. */
    private final String prefix;

    private final String suffix;
    private boolean broken;

    private InstanceLocation(InstanceLocation outer, String name, boolean member, boolean trial, String prefix, String suffix) {
        this.reader = outer.reader;
        this.work = outer.work;
        this.outer = outer;
        this.name = name;
        this.member = member;
        this.quiet = trial || outer.quiet;
        this.trial = trial;
        this.prefix = prefix;
        this.suffix = suffix;
    }

    private InstanceLocation(JsonReader reader, WorkLimit work) {
        this.reader = reader;
        this.work = work;
        this.outer = null;
        this.name = "";
        this.member = false;
        this.quiet = false;
        this.trial = false;
        this.prefix = "";
        this.suffix = "";
    }

    /** Returns the current location of a reader. */
    static InstanceLocation of(JsonReader reader, JsonValue tree) {
        return new InstanceLocation(reader, new WorkLimit(tree));
    }

    /** A member or an element of the value. */
    InstanceLocation member(String member) {
        return new InstanceLocation(this, member, true, false, prefix, suffix);
    }

    /** The same value, without reports. */
    InstanceLocation quiet() {
        return new InstanceLocation(this, "", false, true, prefix, suffix);
    }

    /** The same value, with a prefix and a suffix for messages. */
    InstanceLocation wording(String before, String after) {
        return new InstanceLocation(this, "", false, false, prefix + before, after + suffix);
    }

    /** Whether the result is already known. */
    boolean decided() {
        return quiet && broken;
    }

    boolean broken() {
        return broken;
    }

    /** Uses one step of the value's work limit, against denial of service. */
    void step() {
        if (!work.step()) {
            throw reader.malformed("The text takes too long to check");
        }
    }

    @Override
    public void broken(String message) {
        InstanceLocation location = this;
        location.broken = true;
        while (!location.trial && location.outer != null) {
            location = location.outer;
            location.broken = true;
        }
        if (!quiet) {
            reader.reportAt(pointer(new StringBuilder()).toString(), prefix + message + suffix);
        }
    }

    private StringBuilder pointer(StringBuilder pointer) {
        if (outer != null) {
            outer.pointer(pointer);
        }
        return member ? pointer.append('/').append(JsonReader.escape(name)) : pointer;
    }
}
