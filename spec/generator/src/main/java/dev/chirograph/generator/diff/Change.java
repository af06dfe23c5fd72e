package dev.chirograph.generator.diff;

/**
 * One change of a contract.
 *
 * @param kind what was done
 * @param direction which way what changed travels
 * @param pointer where it stands in the new document; in the old one when it is gone
 * @param subject what changed, as people call it: {@code POST /items}, {@code Item.name}
 * @param from what it was, empty when there is nothing to say
 * @param to what it is, empty when there is nothing to say
 * @param severity how bad it is for callers
 */
public record Change(
        ChangeKind kind,
        Direction direction,
        String pointer,
        String subject,
        String from,
        String to,
        ChangeSeverity severity) {

    static Change of(ChangeKind kind, Direction direction, String pointer, String subject, String from, String to) {
        ChangeSeverity severity = kind.severity(direction);
        return new Change(kind, direction, pointer, subject, from, to, severity);
    }

    /** Returns what it does to calls and responses. */
    public Effect wire() {
        return kind.wire(direction);
    }

    /** Returns what it does to code that was written against the SDK and takes the new one. */
    public Effect source() {
        return kind.source(direction);
    }

    /** Whether callers have to change something, be it calls or code. */
    public boolean breaking() {
        return wire() == Effect.BREAKING || source() == Effect.BREAKING;
    }

    /**
     * Returns what it does to the server's owner: {@code BREAKING} when handlers have to change or to be written, {@code
     * WORK} when everything compiles, but what is new in requests has no effect until a handler is changed.
     */
    public Effect owner() {
        return kind.owner(direction);
    }

    /** Returns why it has the effects that it has, in one sentence. */
    public String reason() {
        return kind.reason(direction);
    }

    /** Returns the change in a few words: {@code Item.price: type changed from `number` to `string`}. */
    public String summary() {
        return subject + ": " + words();
    }

    /** What was done, without to what. */
    String words() {
        String name = kind.title();
        if (from.isEmpty() && to.isEmpty()) {
            return name;
        }
        if (from.isEmpty()) {
            return name + ": " + code(to);
        }
        return to.isEmpty() ? name + ": " + code(from) : name + " from " + code(from) + " to " + code(to);
    }

    private static String code(String text) {
        return text.contains("`") ? "`` " + text + " ``" : "`" + text + "`";
    }
}
