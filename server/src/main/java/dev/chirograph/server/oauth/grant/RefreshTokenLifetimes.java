package dev.chirograph.server.oauth.grant;

import java.time.Duration;

/**
 * How long a sign-in can be refreshed.
 *
 * @param idle how long one refresh token is good when it is not used
 * @param total how long the tokens of one sign-in are good altogether, however often they are used
 */
public record RefreshTokenLifetimes(Duration idle, Duration total) {

    private static final Duration LONGEST_SIGN_IN = Duration.ofDays(90);

    /** Lets a sign-in be refreshed for 90 days, or for as long as a single token is good. */
    public static RefreshTokenLifetimes ofIdle(Duration idle) {
        return new RefreshTokenLifetimes(idle, idle.compareTo(LONGEST_SIGN_IN) > 0 ? idle : LONGEST_SIGN_IN);
    }

    /** Refuses lifetimes that are no lifetimes. */
    public RefreshTokenLifetimes {
        if (!idle.isPositive() || idle.compareTo(total) > 0) {
            throw new IllegalArgumentException(
                    "A refresh token must be good for some time, and not longer than its sign-in: " + idle + " of "
                            + total + ".");
        }
    }
}
