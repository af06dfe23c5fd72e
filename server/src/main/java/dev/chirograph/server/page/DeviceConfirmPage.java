package dev.chirograph.server.page;

import java.util.List;

/**
 * The page that asks a user for consent to a device. Its form goes to {@code POST /device} with the fields {@code csrf},
 * {@code user_code} and {@code decision}, which is {@code approve}, {@code deny} or {@code switch-user}.
 *
 * @param clientName the display name of the client
 * @param username the user who is asked
 * @param scopes the names of the requested scopes
 * @param userCode the code as the device shows it
 * @param csrf the CSRF token of the form
 */
public record DeviceConfirmPage(
        String clientName, String username, List<String> scopes, String userCode, String csrf) {}
