package dev.chirograph.server.runtime.pipeline;

import dev.chirograph.server.runtime.CallContext;
import dev.chirograph.server.runtime.Caller;
import dev.chirograph.server.runtime.Limiter;
import dev.chirograph.server.runtime.ProblemException;
import dev.chirograph.server.runtime.RateLimit;
import dev.chirograph.server.runtime.http.DelaySeconds;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Counts calls against the limits of their operation, and reports the remaining calls in each response
 * (draft-ietf-httpapi-ratelimit-headers, in structured fields of RFC 9651).
 */
final class Limits {
    private static final String POLICY = "RateLimit-Policy";
    private static final String LEFT = "RateLimit";

    private final Limiter limiter;

    Limits(Limiter limiter) {
        this.limiter = limiter;
    }

    /**
     * Counts a call against one limit after the other, up to the first that is used up: a call that is rejected does not count against
     * the limits behind it. The response gets the state of the limits.
     *
     * @throws ProblemException with 429 when a limit is used up
     */
    void take(HttpExchange exchange) {
        List<RateLimit> limits = exchange.operation().rateLimits();
        if (limits.isEmpty()) {
            return;
        }
        List<String> policies = new ArrayList<>(limits.size());
        List<String> left = new ArrayList<>(limits.size());
        ProblemException rejection = null;
        for (RateLimit limit : limits) {
            policies.add(policy(limit));
            if (rejection == null) {
                Limiter.Decision decision = limiter.take(limit, key(limit.per(), exchange));
                left.add(left(limit, decision));
                rejection = decision.allowed()
                        ? null
                        : ProblemException.tooManyRequests(limit.name(), decision.untilReset());
            }
        }
        exchange.context().addHeader(POLICY, String.join(", ", policies));
        exchange.context().addHeader(LEFT, String.join(", ", left));
        if (rejection != null) {
            throw rejection;
        }
    }

    private static String policy(RateLimit limit) {
        return string(limit.name()) + ";q=" + limit.limit() + ";w="
                + limit.window().toSeconds();
    }

    private static String left(RateLimit limit, Limiter.Decision decision) {
        return string(limit.name()) + ";r=" + decision.remaining() + ";t=" + DelaySeconds.of(decision.untilReset());
    }

    /** RFC 9651, section 3.3.3; the name is printable ASCII. */
    private static String string(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /**
     * The kinds of keys have prefixes, so that a client id that looks like an address is not counted as that address.
     */
    private static String key(RateLimit.Per per, CallContext call) {
        Caller caller = call.caller();
        if (caller == null || per == RateLimit.Per.ADDRESS) {
            return "address " + network(call.address());
        }
        return per == RateLimit.Per.CLIENT ? "client " + caller.clientId() : "user " + caller.subject();
    }

    /** A caller with an IPv6 /64 has 2^64 addresses, and would have as many buckets. */
    private static String network(String address) {
        return InetAddress.ofLiteral(address) instanceof Inet6Address wide
                ? HexFormat.of().formatHex(wide.getAddress(), 0, 8)
                : address;
    }
}
