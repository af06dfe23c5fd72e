package ${supportPackage};

import jakarta.json.JsonString;

/** Raw bytes in a tree that becomes a multipart body. */
final class BinaryValue implements JsonString {
    private final byte[] bytes;

    BinaryValue(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public ValueType getValueType() {
        return ValueType.STRING;
    }

    /** Bytes nested more deeply than a part are JSON, and so must be a string. */
    @Override
    public String getString() {
        return Scalars.utf8(bytes);
    }

    @Override
    public CharSequence getChars() {
        return getString();
    }

    @Override
    public String toString() {
        return Scalars.json(getString()).toString();
    }
}
