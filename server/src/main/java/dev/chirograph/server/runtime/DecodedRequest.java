package dev.chirograph.server.runtime;

import dev.chirograph.server.runtime.json.Codec;
import dev.chirograph.server.runtime.json.Violations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request to an operation, decoded as far as HTTP goes. Not safe for use by several threads. */
public interface DecodedRequest {
    /** Returns the call. */
    CallContext call();

    /** Returns a path parameter, percent-decoded; null when the path that was matched has none of that name. */
    @Nullable
    String path(String name);

    /** Returns a path parameter as it was sent, percent-encoded; null when the path that was matched has none of that name. */
    @Nullable
    String rawPath(String name);

    /**
     * Returns the query as it was sent, without its question mark; empty when there is none.
     *
     * @throws ProblemException with 400 when the query is no percent-encoded UTF-8
     */
    String rawQuery();

    /**
     * Returns all values of a query parameter in their order, percent-decoded.
     *
     * @throws ProblemException with 400 when the query is no percent-encoded UTF-8
     */
    List<String> query(String name);

    /** Returns the values of all header lines of that name, whatever its case. */
    List<String> header(String name);

    /** Returns the values of all cookies of that name. */
    List<String> cookie(String name);

    /**
     * Returns the body; null when there is none.
     *
     * @throws ProblemException with 415 when it is of a media type that the operation does not read, 413 when it is
     *     larger than the server reads
     */
    @Nullable
    Content content();

    /**
     * Reads the body as JSON, strictly.
     *
     * @param required whether to report its absence
     * @param violations collects what is broken
     * @return null when there is none or it is broken
     * @throws ProblemException with 415 when it is of a media type that the operation does not read, 413 when it is
     *     larger than the server reads, 400 when it is no JSON
     */
    <T> @Nullable T body(Codec<T> codec, boolean required, Violations violations);
}
