package dev.chirograph.generator.diff;

/**
 * One change of a contract.
 *
 * @param kind the kind of the change
 * @param direction the direction in which the changed part travels
 * @param pointer its place in the new document; in the old one if it was removed
 * @param subject the name of the changed part: {@code POST /items}, {@code Item.name}
 * @param from the old value; empty if not applicable
 * @param to the new value; empty if not applicable
 * @param severity the severity for callers
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

    /** Returns the effect on calls and responses. */
    public Effect wire() {
        return kind.wire(direction);
    }

    /** Returns the effect on code that uses the SDK and upgrades it. */
    public Effect source() {
        return kind.source(direction);
    }

    /** Whether callers have to change calls or code. */
    public boolean breaking() {
        return wire() == Effect.BREAKING || source() == Effect.BREAKING;
    }

    /**
     * Returns the effect on the server's owner: {@code BREAKING} if handlers have to be changed or written, {@code
     * WORK} if everything compiles, but new parts of requests have no effect until a handler is changed.
     */
    public Effect owner() {
        return kind.owner(direction);
    }

    /** Returns the reason for its effects, in one sentence. */
    public String reason() {
        return kind.reason(direction);
    }

    /** Returns a short description: {@code Item.price: type changed from `number` to `string`}. */
    public String summary() {
        return subject + ": " + words();
    }

    /** The kind of the change and its values, without the subject. */
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
