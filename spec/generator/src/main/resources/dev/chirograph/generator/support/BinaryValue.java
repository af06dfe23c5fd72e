package ${supportPackage};

import jakarta.json.JsonString;

/** Bytes in a tree that is to be a multipart body, where they stand as they are. */
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

    /** Where the bytes are deeper than a part they are JSON, and so must be a string. */
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
