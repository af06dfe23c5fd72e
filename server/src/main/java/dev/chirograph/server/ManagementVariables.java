package dev.chirograph.server;

import dev.chirograph.server.edge.ManagementSettings;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the settings of the listener for health and metrics. */
final class ManagementVariables {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{32,1024}");

    private ManagementVariables() {}

    static ManagementSettings read(Variables variables, Mode mode, boolean hasCertificate) {
        var settings = new ManagementSettings(
                variables.text("MANAGEMENT_BIND_ADDRESS", "127.0.0.1"),
                variables.port("MANAGEMENT_PORT", 9090),
                variables.isTrue("MANAGEMENT_TLS"),
                token(variables, mode));
        if (settings.secure() && !hasCertificate) {
            variables.refuse("CHIROGRAPH_MANAGEMENT_TLS needs a certificate: set CHIROGRAPH_TLS_CERTIFICATE_FILE and"
                    + " CHIROGRAPH_TLS_KEY_FILE, or CHIROGRAPH_MANAGEMENT_TLS to false");
        }
        return settings;
    }

    private static @Nullable String token(Variables variables, Mode mode) {
        SecretVariable token = SecretVariable.read(variables, mode, "MANAGEMENT_TOKEN");
        if (token == null) {
            return null;
        }
        if (TOKEN.matcher(token.text()).matches()) {
            return token.text();
        }
        variables.refuse(
                token.variable() + " must be one line of 32 to 1024 letters, digits and ._~+/=-; create one with"
                        + " `openssl rand -hex 32`");
        return null;
    }
}
