package dev.chirograph.server.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call of an operation. Immutable. */
public interface CallContext {
    /** Returns what is called. */
    Operation operation();

    /** Returns who calls; null when the operation is public, whatever the request carries. */
    @Nullable
    Caller caller();

    /** Returns what the call is named in the log and in problems. */
    String requestId();

    /** Returns where the call comes from, as a literal IPv4 or IPv6 address. */
    String address();

    /** Returns the lines of a header of the request, in their order, also of one that the contract does not name. */
    List<String> header(String name);

    /**
     * Chooses the media type of the answer by the header Accept (RFC 9110, section 12.5.1).
     *
     * @param produced what can be answered, at least one
     * @return the one that the caller wants most, the first where the caller does not mind
     */
    String preferred(String... produced);
}
