package dev.chirograph.server.page;

import org.jspecify.annotations.Nullable;

/**
 * The page that asks for the code of a device. Its form goes to {@code POST /device} with the fields
 * {@code csrf} and {@code user_code}.
 *
 * @param userCode the code to fill in, empty for none
 * @param csrf the CSRF token of the form
 * @param error what was wrong with the last code, null for none
 */
public record DeviceCodePage(
        String userCode, String csrf, @Nullable String error) {}
