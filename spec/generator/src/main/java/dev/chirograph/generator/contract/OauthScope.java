package dev.chirograph.generator.contract;

import java.util.List;

/**
 * A scope that a scheme of the type {@code oauth2} declares in one or more of its flows.
 *
 * @param pointer its place in the first of these flows
 * @param name such as {@code items:read}
 * @param description what it allows, in the words of the first flow that has some; empty when there are none
 * @param consent what the consent page tells the user ({@code x-consent}), empty when there is no such text
 * @param receivers who gets it without a registration ({@code x-grant-to}), in the document's order
 */
public record OauthScope(
        String pointer, String name, String description, String consent, List<ScopeReceiver> receivers) {
    public OauthScope {
        receivers = List.copyOf(receivers);
    }
}
