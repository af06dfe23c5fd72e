package dev.chirograph.server.contract;

import org.jspecify.annotations.Nullable;

/** A call, as the pipeline knows it. */
record RequestCall(Operation operation, @Nullable Caller caller, String requestId, String address) implements Call {}
