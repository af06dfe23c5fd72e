package dev.chirograph.server.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes secrets with Argon2id (19 MiB, two passes, one lane: OWASP's first choice) and verifies them.
 *
 * <p>A hash takes about 40 ms of a core and 19 MiB, so a flood of logins could exhaust the server. The number of
 * concurrent hashes is limited, and they run on platform threads: on virtual threads they would block the carriers. The
 * queue is short; a caller gets {@link HasherBusyException} if it is full or the wait is too long.
 *
 * <p>Thread-safe.
 */
public final class SecretHasher {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    /** The maximum length; longer secrets are rejected without hashing. */
    public static final int LONGEST_SECRET = 1024;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /** Two thirds of a second of work. */
    private static final int QUEUE_PER_SLOT = 16;

    private final Argon2Hash nothing;
    private final SecureRandom random = new SecureRandom();
    private final Duration longestWait;

    private final ThreadFactory threads;

    /** Guards memory, not data: a permit is held while a secret waits and is hashed. */
    private final Semaphore places;

    /**
     * Guards cores, not data: a permit is held while Argon2 runs, and acquired after a slot. Fair, so that no caller
     * starves.
     */
    private final Semaphore slots;

    /**
     * Creates a hasher.
     *
     * @param parallelism how many secrets may be hashed at once; the number of cores is a good choice
     */
    public SecretHasher(int parallelism) {
        this(parallelism, LONGEST_WAIT);
    }

    /**
     * Creates a hasher.
     *
     * @param parallelism how many secrets may be hashed at once
     * @param longestWait how long a caller waits for a slot before it gets {@link HasherBusyException}
     */
    public SecretHasher(int parallelism, Duration longestWait) {
        this(
                parallelism,
                longestWait,
                Thread.ofPlatform().daemon().name("secret-hasher-", 0).factory());
    }

    /**
     * Creates a hasher.
     *
     * @param parallelism how many secrets may be hashed at once; 16 times as many may wait
     * @param longestWait how long a caller waits for a slot before it gets {@link HasherBusyException}
     * @param threads creates a thread for each hash
     */
    public SecretHasher(int parallelism, Duration longestWait, ThreadFactory threads) {
        this.slots = new Semaphore(parallelism, true);
        this.places = new Semaphore(parallelism + Math.max(1, parallelism * QUEUE_PER_SLOT));
        this.longestWait = longestWait;
        this.threads = threads;
        this.nothing = new Argon2Hash(MEMORY_KIB, PASSES, LANES, randomBytes(SALT_BYTES), randomBytes(HASH_BYTES));
    }

    /**
     * Hashes a secret with a fresh salt.
     *
     * @return the PHC string {@code $argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>}
     * @throws IllegalArgumentException if the secret is longer than {@link #LONGEST_SECRET}
     * @throws HasherBusyException if the queue is full, or no slot became free in time
     */
    public String hash(String secret) {
        if (secret.length() > LONGEST_SECRET) {
            throw new IllegalArgumentException("A secret has at most " + LONGEST_SECRET + " characters.");
        }
        byte[] salt = randomBytes(SALT_BYTES);
        Argon2Hash parameters = new Argon2Hash(MEMORY_KIB, PASSES, LANES, salt, new byte[HASH_BYTES]);
        return new Argon2Hash(MEMORY_KIB, PASSES, LANES, salt, derive(secret, parameters)).toString();
    }

    /**
     * Returns whether a hash is of this secret, in constant time.
     *
     * @param hash what {@link #hash} returned, also one made with other parameters
     * @throws IllegalArgumentException if the stored hash is not an Argon2id PHC string
     * @throws HasherBusyException if the queue is full, or no slot became free in time
     */
    public boolean matches(String secret, String hash) {
        Argon2Hash expected = Argon2Hash.parse(hash);
        if (secret.length() > LONGEST_SECRET) {
            return false;
        }
        return MessageDigest.isEqual(derive(secret, expected), expected.hash());
    }

    /**
     * Takes the same time as {@link #matches}, for an unknown name: the response time then does not reveal which names exist.
     *
     * @throws HasherBusyException if the queue is full, or no slot became free in time
     */
    public void matchNothing(String secret) {
        if (secret.length() <= LONGEST_SECRET) {
            derive(secret, nothing);
        }
    }

    private byte[] derive(String secret, Argon2Hash parameters) {
        if (!places.tryAcquire()) {
            throw busy();
        }
        try {
            acquireSlot();
            try {
                return onThreadOfItsOwn(() -> argon2(secret, parameters));
            } finally {
                slots.release();
            }
        } finally {
            places.release();
        }
    }

    private void acquireSlot() {
        try {
            if (slots.tryAcquire(longestWait.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw busy();
    }

    private HasherBusyException busy() {
        return new HasherBusyException(Duration.ofSeconds(Math.max(1, longestWait.toSeconds())));
    }

    /** Waits uninterruptibly, because the slot is free only when the hash is done. */
    private byte[] onThreadOfItsOwn(Callable<byte[]> hash) {
        var task = new FutureTask<>(hash);
        threads.newThread(task).start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException("A secret could not be hashed.", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static byte[] argon2(String secret, Argon2Hash parameters) {
        byte[] password = secret.getBytes(StandardCharsets.UTF_8);
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(parameters.memoryKib())
                    .withIterations(parameters.passes())
                    .withParallelism(parameters.lanes())
                    .withSalt(parameters.salt())
                    .build());
            byte[] hash = new byte[parameters.hash().length];
            generator.generateBytes(password, hash);
            return hash;
        } finally {
            Arrays.fill(password, (byte) 0);
        }
    }

    private byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
