package ${supportPackage};

import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Where a value stands that is compared with a schema. Not safe for use by several threads. */
final class Spot implements Place {
    private final JsonReader reader;
    private final Work work;
    private final @Nullable Spot outer;
    /** The name of the member or the number of the element; empty for the same value. */
    private final String name;

    private final boolean member;
    /** Whether nothing is reported, because only counts if the value is right. */
    private final boolean quiet;
    /** Whether it is being tried here if the value is right; what is around learns nothing of it. */
    private final boolean trial;
    /** What a message begins and ends with. */
    private final String prefix;

    private final String suffix;
    private boolean broken;

    private Spot(Spot outer, String name, boolean member, boolean trial, String prefix, String suffix) {
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

    private Spot(JsonReader reader, Work work) {
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

    /** The spot at which a reader stands. */
    static Spot of(JsonReader reader, JsonValue tree) {
        return new Spot(reader, new Work(tree));
    }

    /** A member or an element of the value. */
    Spot member(String member) {
        return new Spot(this, member, true, false, prefix, suffix);
    }

    /** The same value, of which nothing is reported. */
    Spot quiet() {
        return new Spot(this, "", false, true, prefix, suffix);
    }

    /** The same value, with words around what is said of it. */
    Spot wording(String before, String after) {
        return new Spot(this, "", false, false, prefix + before, after + suffix);
    }

    /** Whether there is no more to find out. */
    boolean decided() {
        return quiet && broken;
    }

    boolean broken() {
        return broken;
    }

    /** Takes one step of the work that a value may make; hostile ones could make any amount. */
    void step() {
        if (!work.step()) {
            throw reader.malformed("The text takes too long to check");
        }
    }

    @Override
    public void broken(String message) {
        Spot spot = this;
        spot.broken = true;
        while (!spot.trial && spot.outer != null) {
            spot = spot.outer;
            spot.broken = true;
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
