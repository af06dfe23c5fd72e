package dev.chirograph.generator.contract;

import java.util.List;

/**
 * A scope that a scheme of the type {@code oauth2} declares in one or more of its flows.
 *
 * @param pointer its place in the first of these flows
 * @param name such as {@code items:read}
 * @param description its meaning, from the first flow with a description; empty if there is none
 * @param consent the text for the user on the consent page ({@code x-consent}); empty if there is none
 * @param receivers the receivers that need no registration ({@code x-grant-to}), in document order
 */
public record OauthScope(
        String pointer, String name, String description, String consent, List<ScopeReceiver> receivers) {
    public OauthScope {
        receivers = List.copyOf(receivers);
    }
}
