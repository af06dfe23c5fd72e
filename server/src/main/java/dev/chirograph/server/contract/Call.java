package dev.chirograph.server.contract;

import org.jspecify.annotations.Nullable;

/** One call of an operation. Immutable. */
public interface Call {
    /** Returns what is called. */
    Operation operation();

    /** Returns who calls; null when the operation is public, whatever the request carries. */
    @Nullable
    Caller caller();

    /** Returns what the call is named in the log and in problems. */
    String requestId();

    /** Returns where the call comes from, as a literal IPv4 or IPv6 address. */
    String address();
}
