package dev.chirograph.server.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call of an operation. */
public interface CallContext {
    /** Returns the operation. */
    Operation operation();

    /** Returns the caller; null if the operation is public, even if the request has credentials. */
    @Nullable
    Caller caller();

    /** Returns the request id, which is in the log, in {@code X-Request-Id} and in problems. */
    String requestId();

    /** Returns the address of the caller, as a literal IPv4 or IPv6 address. */
    String address();

    /** Returns the lines of a request header in their order, even if the document does not declare it. */
    List<String> header(String name);

    /**
     * Chooses the media type of the response by the {@code Accept} header (RFC 9110, section 12.5.1).
     *
     * @param produced the media types of the response, at least one
     * @return the one with the highest weight, the first of equal ones
     */
    String preferred(String... produced);
}
