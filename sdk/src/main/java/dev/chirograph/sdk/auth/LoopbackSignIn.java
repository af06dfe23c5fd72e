package dev.chirograph.sdk.auth;

import dev.chirograph.sdk.internal.signin.SystemBrowser;
import dev.chirograph.sdk.internal.time.Timeouts;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Signs a user in with a browser on this machine: the authorization code grant with PKCE (RFC 7636, S256), with a redirect to a
 * port of {@code 127.0.0.1} that is open for this one redirect only (RFC 8252, section 7.3). Register the client with the
 * redirect URI {@code http://127.0.0.1/callback}, which matches any port. Immutable.
 */
public final class LoopbackSignIn implements SignIn {
    private static final LoopbackSignIn STANDARD = builder().build();

    private final Consumer<URI> browser;
    private final @Nullable String loginHint;
    private final @Nullable String prompt;
    private final String redirectPath;
    private final Duration timeout;

    private LoopbackSignIn(Builder builder) {
        this.browser = builder.browser;
        this.loginHint = builder.loginHint;
        this.prompt = builder.prompt;
        this.redirectPath = builder.redirectPath;
        this.timeout = builder.timeout;
    }

    /** Returns a sign-in with the default browser and a timeout of five minutes. */
    public static LoopbackSignIn standard() {
        return STANDARD;
    }

    /** Returns a builder; every setting has a default. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the function that opens a URI in a browser. */
    public Consumer<URI> browser() {
        return browser;
    }

    /** Returns the {@code login_hint}; null for none. */
    public @Nullable String loginHint() {
        return loginHint;
    }

    /** Returns the {@code prompt} parameter; null for none. */
    public @Nullable String prompt() {
        return prompt;
    }

    /** Returns the path of the redirect URI. */
    public String redirectPath() {
        return redirectPath;
    }

    @Override
    public Duration timeout() {
        return timeout;
    }

    @Override
    public String toString() {
        return "LoopbackSignIn[redirectPath=" + redirectPath + ", timeout=" + timeout + "]";
    }

    /** Builds a sign-in. Not thread-safe. */
    public static final class Builder {
        /** {@code path-absolute} of RFC 3986, section 3.3, without percent-encoding. */
        private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._~/-]*");

        private Consumer<URI> browser = SystemBrowser::open;
        private @Nullable String loginHint;
        private @Nullable String prompt;
        private String redirectPath = "/callback";
        private Duration timeout = Timeouts.SIGN_IN;

        private Builder() {}

        /**
         * Sets the function that opens the sign-in page, such as an embedded browser or that of a test. By default, the
         * desktop's command opens the default browser; if there is none, the URI is printed to the standard error stream.
         *
         * @param browser receives the URI of the authorization request, on a thread that it may block; if it throws, the sign-in
         *     fails
         */
        public Builder browser(Consumer<URI> browser) {
            this.browser = Objects.requireNonNull(browser, "browser");
            return this;
        }

        /** Sets the username that the sign-in page suggests ({@code login_hint}; OpenID Connect Core, section 3.1.2.1). */
        public Builder loginHint(String loginHint) {
            this.loginHint = Objects.requireNonNull(loginHint, "loginHint");
            return this;
        }

        /**
         * Sets what the server must ask the user for, even if it would not (OpenID Connect Core, section 3.1.2.1).
         *
         * @param prompt such as {@code login}, {@code consent} or {@code select_account}
         */
        public Builder prompt(String prompt) {
            this.prompt = Objects.requireNonNull(prompt, "prompt");
            return this;
        }

        /**
         * Sets the path of the redirect URI that the client is registered with; {@code /callback} by default.
         *
         * @throws IllegalArgumentException if it does not start with a slash, or has characters that need percent-encoding
         */
        public Builder redirectPath(String redirectPath) {
            if (!PATH.matcher(redirectPath).matches()) {
                throw new IllegalArgumentException(
                        "`redirectPath` must be a path such as /callback, but is \"" + redirectPath + "\"");
            }
            this.redirectPath = redirectPath;
            return this;
        }

        /**
         * Sets how long the user has to sign in.
         *
         * @param timeout positive and at most one day; five minutes by default
         * @throws IllegalArgumentException if it is out of this range
         */
        public Builder timeout(Duration timeout) {
            this.timeout = Timeouts.check("timeout", timeout);
            return this;
        }

        /** Returns the sign-in. It starts with {@code signIn()} of a client. */
        public LoopbackSignIn build() {
            return new LoopbackSignIn(this);
        }
    }
}
