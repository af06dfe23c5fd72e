package dev.chirograph.integration.fault;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Durability: every acknowledged write survives {@code kill -9} completely. */
final class CrashIT {
    private static final int FEW_KILLS = 4;
    private static final int MANY_KILLS = 300;
    private static final int WRITES_BETWEEN_KILLS = 70;

    @TempDir
    private Path folder;

    @Test
    void acknowledgedWritesSurviveKills() throws Exception {
        killOften(FEW_KILLS);
    }

    @Test
    @Tag("crash")
    void twentyThousandAcknowledgedWritesSurviveThreeHundredKills() throws Exception {
        assertTrue(killOften(MANY_KILLS) >= 20_000);
    }

    private long killOften(int kills) throws Exception {
        var crashes = new Crashes(folder, System.nanoTime());
        for (int kill = 1; kill <= kills; kill++) {
            crashes.writeAndKill(WRITES_BETWEEN_KILLS);
            System.out.println("kills " + kill + ", acknowledged writes " + crashes.acknowledged());
        }
        crashes.verify();
        return crashes.acknowledged();
    }
}
