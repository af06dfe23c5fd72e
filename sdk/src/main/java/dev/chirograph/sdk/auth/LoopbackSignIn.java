package dev.chirograph.sdk.auth;

import dev.chirograph.sdk.internal.signin.SystemBrowser;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Signs a user in with the browser of this machine: authorization code with PKCE (RFC 7636, S256), answered to a port of
 * {@code 127.0.0.1} that is open for this one answer alone (RFC 8252, section 7.3). The client is registered with the redirect
 * URI {@code http://127.0.0.1/callback}, to which any port belongs. Immutable.
 */
public final class LoopbackSignIn implements SignIn {
    private static final LoopbackSignIn STANDARD = builder().build();

    private final Consumer<URI> browser;
    private final @Nullable String loginHint;
    private final @Nullable String prompt;
    private final String path;
    private final Duration timeout;

    private LoopbackSignIn(Builder builder) {
        this.browser = builder.browser;
        this.loginHint = builder.loginHint;
        this.prompt = builder.prompt;
        this.path = builder.path;
        this.timeout = builder.timeout;
    }

    /** Returns a sign-in that opens the browser of the desktop, with five minutes for the user. */
    public static LoopbackSignIn standard() {
        return STANDARD;
    }

    /** Returns a builder; nothing must be set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns what opens an address in a browser. */
    public Consumer<URI> browser() {
        return browser;
    }

    /** Returns which user is likely to sign in; null when nobody knows. */
    public @Nullable String loginHint() {
        return loginHint;
    }

    /** Returns what the server is to ask for, even if it need not; null to leave that to the server. */
    public @Nullable String prompt() {
        return prompt;
    }

    /** Returns the path of the redirect URI. */
    public String path() {
        return path;
    }

    @Override
    public Duration timeout() {
        return timeout;
    }

    @Override
    public String toString() {
        return "LoopbackSignIn[path=" + path + ", timeout=" + timeout + "]";
    }

    /** Collects how to sign in. Not safe for use by several threads. */
    public static final class Builder {
        /** What RFC 3986 calls {@code path-absolute}, without what would have to be encoded. */
        private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._~/-]*");

        private Consumer<URI> browser = SystemBrowser::open;
        private @Nullable String loginHint;
        private @Nullable String prompt;
        private String path = "/callback";
        private Duration timeout = Timeouts.STANDARD;

        private Builder() {}

        /**
         * Sets what opens the address of the sign-in page, such as a browser of your own or a window of a test. Unless set, the
         * command of the desktop does, and where there is none the address is printed on the error stream.
         *
         * @param browser is given an {@code https} address, on a thread that it may block; if it throws, the sign-in fails
         */
        public Builder browser(Consumer<URI> browser) {
            this.browser = Objects.requireNonNull(browser, "browser");
            return this;
        }

        /** Sets the name of the user who is likely to sign in, for the page to begin with ({@code login_hint}). */
        public Builder loginHint(String loginHint) {
            this.loginHint = Objects.requireNonNull(loginHint, "loginHint");
            return this;
        }

        /**
         * Sets what the server is to ask for, even if it need not (OpenID Connect Core, section 3.1.2.1).
         *
         * @param prompt such as {@code login}, {@code consent} or {@code select_account}
         */
        public Builder prompt(String prompt) {
            this.prompt = Objects.requireNonNull(prompt, "prompt");
            return this;
        }

        /**
         * Sets the path of the redirect URI that the client is registered with; {@code /callback} unless set.
         *
         * @throws IllegalArgumentException if it does not begin with a slash, or has characters that would need encoding
         */
        public Builder path(String path) {
            if (!PATH.matcher(path).matches()) {
                throw new IllegalArgumentException("The path is like /callback, not \"" + path + "\"");
            }
            this.path = path;
            return this;
        }

        /**
         * Sets how long the user has to sign in.
         *
         * @param timeout more than zero and at most a day; five minutes unless set
         */
        public Builder timeout(Duration timeout) {
            this.timeout = Timeouts.check(timeout);
            return this;
        }

        /** Makes the sign-in. Nothing happens before {@code signIn()} of a client. */
        public LoopbackSignIn build() {
            return new LoopbackSignIn(this);
        }
    }
}
