package dev.chirograph.server.runtime;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.WritableHeaders;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Counts calls against the limits of their operation, and says in each answer what is left (draft-ietf-httpapi-ratelimit-headers,
 * in structured fields of RFC 9651).
 */
final class Limits {
    private static final HeaderName POLICY = HeaderNames.create("RateLimit-Policy");
    private static final HeaderName LEFT = HeaderNames.create("RateLimit");

    private final Limiter limiter;

    Limits(Limiter limiter) {
        this.limiter = limiter;
    }

    /**
     * Counts a call against one limit after the other, and ends at the first that is used up: a call that is not made is
     * not counted by the limits behind it.
     *
     * @param answer where the state of the limits is written to
     * @throws ProblemException when a limit is used up
     */
    void take(CallContext call, WritableHeaders<?> answer) {
        List<String> policies = new ArrayList<>();
        List<String> left = new ArrayList<>();
        ProblemException refusal = null;
        for (RateLimit limit : call.operation().rateLimits()) {
            policies.add(policy(limit));
            if (refusal == null) {
                Limiter.Decision decision = limiter.take(limit, key(limit.per(), call));
                left.add(left(limit, decision));
                refusal = decision.allowed()
                        ? null
                        : ProblemException.tooManyRequests(limit.name(), decision.untilReset());
            }
        }
        if (!policies.isEmpty()) {
            answer.set(HeaderValues.create(POLICY, String.join(", ", policies)));
            answer.set(HeaderValues.create(LEFT, String.join(", ", left)));
        }
        if (refusal != null) {
            throw refusal;
        }
    }

    private static String policy(RateLimit limit) {
        return string(limit.name()) + ";q=" + limit.limit() + ";w="
                + limit.window().toSeconds();
    }

    private static String left(RateLimit limit, Limiter.Decision decision) {
        return string(limit.name()) + ";r=" + decision.remaining() + ";t="
                + ProblemException.seconds(decision.untilReset());
    }

    /** RFC 9651, section 3.3.3; the name is printable ASCII. */
    private static String string(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** The kinds are kept apart: nobody becomes somebody else by a client id that looks like an address. */
    private static String key(RateLimit.Per per, CallContext call) {
        Caller caller = call.caller();
        if (caller == null || per == RateLimit.Per.ADDRESS) {
            return "address " + network(call.address());
        }
        return per == RateLimit.Per.CLIENT ? "client " + caller.clientId() : "user " + caller.subject();
    }

    /** Whoever has one IPv6 address has 2^64 of them, and would have as many buckets. */
    private static String network(String address) {
        return InetAddress.ofLiteral(address) instanceof Inet6Address wide
                ? HexFormat.of().formatHex(wide.getAddress(), 0, 8)
                : address;
    }
}
