package dev.chirograph.generator.read;

/**
 * Why a document cannot be read.
 *
 * @param pointer where: a JSON pointer (RFC 6901) into the document, empty for the whole of it
 * @param message what is wrong there and what to do
 */
public record Refusal(String pointer, String message) {
    @Override
    public String toString() {
        return (pointer.isEmpty() ? "the document" : pointer) + ": " + message;
    }
}
