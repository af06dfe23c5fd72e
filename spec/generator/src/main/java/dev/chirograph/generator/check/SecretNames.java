package dev.chirograph.generator.check;

import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import java.util.List;
import java.util.Set;

/** Returns names of secrets from others. */
final class SecretNames {
    private static final Set<String> ALONE = Set.of(
            "password",
            "passwd",
            "passphrase",
            "passcode",
            "secret",
            "apikey",
            "credential",
            "credentials",
            "token",
            "jwt");
    /** What makes a key secret. */
    private static final Set<String> KEYS = Set.of("api", "private", "secret", "signing", "encryption", "master");
    /** What makes a token one that opens something, and not one that names a page. */
    private static final Set<String> TOKENS =
            Set.of("access", "auth", "authentication", "bearer", "refresh", "id", "session", "api", "secret", "reset");

    private SecretNames() {}

    /** Whether the thing of this name is a secret itself: {@code client_secret}, and not {@code secret_name}. */
    static boolean named(String name) {
        List<String> words = NameWords.of(name);
        if (words.isEmpty()) {
            return false;
        }
        String last = words.get(words.size() - 1);
        String before = words.size() == 1 ? "" : words.get(words.size() - 2);
        return switch (last) {
            case "key" -> KEYS.contains(before);
            case "token", "jwt" -> before.isEmpty() || TOKENS.contains(before);
            default -> ALONE.contains(last);
        };
    }

    /** Whether a value can hold a secret: a string that is free. */
    static boolean canHold(TypeUse use) {
        return use.type() instanceof Type.Text text && text.kind() == Type.TextKind.PLAIN;
    }
}
