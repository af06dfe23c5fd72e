package dev.chirograph.server.page;

import java.util.List;

/**
 * The page that asks whether the device that shows a code may do something for a user. Its form goes to {@code POST /device}
 * with the fields {@code csrf}, {@code user_code} and {@code decision}, which is {@code approve} or {@code deny}.
 *
 * @param clientName what a person calls the client
 * @param username who is asked
 * @param scopes what the client asks for, by the names of the scopes
 * @param userCode the code, as the device shows it
 * @param csrf the token of the form
 */
public record DeviceConfirmPage(
        String clientName, String username, List<String> scopes, String userCode, String csrf) {}
