package dev.chirograph.generator.check;

import dev.chirograph.generator.contract.Type;
import dev.chirograph.generator.contract.TypeUse;
import java.util.List;
import java.util.Set;

/** Recognizes names of secrets. */
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
    /** Words that make a key a secret. */
    private static final Set<String> KEYS = Set.of("api", "private", "secret", "signing", "encryption", "master");
    /** Words that make a token a credential rather than a page token. */
    private static final Set<String> TOKENS =
            Set.of("access", "auth", "authentication", "bearer", "refresh", "id", "session", "api", "secret", "reset");

    private SecretNames() {}

    /** Whether the name denotes a secret: {@code client_secret}, but not {@code secret_name}. */
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

    /** Whether a value can hold a secret: a string without a fixed set of values. */
    static boolean canHold(TypeUse use) {
        return use.type() instanceof Type.Text text && text.kind() == Type.TextKind.PLAIN;
    }
}
