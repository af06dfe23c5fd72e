package dev.chirograph.server.page;

import org.jspecify.annotations.Nullable;

/**
 * The page that asks for the code which another device shows. Its form goes to {@code POST /device} with the fields
 * {@code csrf} and {@code user_code}.
 *
 * @param userCode what to fill in, empty for nothing
 * @param csrf the token of the form
 * @param error what was wrong with the last code, null when there was none
 */
public record DeviceCodePage(
        String userCode, String csrf, @Nullable String error) {}
