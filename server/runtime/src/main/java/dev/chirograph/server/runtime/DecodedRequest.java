package dev.chirograph.server.runtime;

import dev.chirograph.server.runtime.json.Codec;
import dev.chirograph.server.runtime.json.Violations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request to an operation, decoded at the HTTP level. Not thread-safe. */
public interface DecodedRequest {
    /** Returns the call. */
    CallContext call();

    /** Returns a path parameter, percent-decoded; null if the matched path has no such parameter. */
    @Nullable
    String path(String name);

    /** Returns a path parameter as it was sent, percent-encoded; null if the matched path has no such parameter. */
    @Nullable
    String rawPath(String name);

    /**
     * Returns the query as it was sent, without its question mark; empty for none.
     *
     * @throws ProblemException with 400 if the query is not percent-encoded UTF-8
     */
    String rawQuery();

    /**
     * Returns all values of a query parameter in their order, percent-decoded.
     *
     * @throws ProblemException with 400 if the query is not percent-encoded UTF-8
     */
    List<String> query(String name);

    /** Returns the values of all lines of a header; names are case-insensitive. */
    List<String> header(String name);

    /** Returns the values of all cookies of that name. */
    List<String> cookie(String name);

    /**
     * Returns the body; null for none.
     *
     * @throws ProblemException with 415 if its media type is not one that the operation accepts, 413 if it is larger
     *     than the maximum
     */
    @Nullable
    Content content();

    /**
     * Reads the body as JSON, strictly.
     *
     * @param required whether a missing body is a violation
     * @param violations receives the violations
     * @return null if the body is missing or invalid
     * @throws ProblemException with 415 if its media type is not one that the operation accepts, 413 if it is larger
     *     than the maximum, 400 if it is not JSON
     */
    <T> @Nullable T body(Codec<T> codec, boolean required, Violations violations);
}
