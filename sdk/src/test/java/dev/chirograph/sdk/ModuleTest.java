package dev.chirograph.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ModuleTest {
    private final ModuleDescriptor module = module();

    @Test
    void theModuleExportsWhatUsersNeedAndNothingInternal() {
        assertEquals(
                Set.of(
                        "dev.chirograph.sdk",
                        "dev.chirograph.sdk.api",
                        "dev.chirograph.sdk.auth",
                        "dev.chirograph.sdk.model",
                        "dev.chirograph.sdk.transport"),
                module.exports().stream().map(ModuleDescriptor.Exports::source).collect(Collectors.toSet()));
        assertEquals(Set.of(), module.opens());
    }

    @Test
    void theModuleNeedsJsonAtRunTimeAndNothingElseFromOutside() {
        assertEquals(
                Set.of("java.base", "java.net.http", "jakarta.json"),
                module.requires().stream()
                        .filter(required -> !required.modifiers().contains(Modifier.STATIC))
                        .map(ModuleDescriptor.Requires::name)
                        .collect(Collectors.toSet()));
    }

    private static ModuleDescriptor module() {
        try {
            Path classes = Path.of(ChirographClient.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return ModuleFinder.of(classes)
                    .find("dev.chirograph.sdk")
                    .orElseThrow()
                    .descriptor();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
