package dev.chirograph.server.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the operator's certificate again when its files change, also by a symbolic link that is replaced. New connections
 * get the new certificate, open ones go on. A pair that cannot be used is refused, and the old one stays. Warns once a day
 * when the certificate is about to expire.
 */
public final class CertificateWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Duration BETWEEN_WARNINGS = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofDays(21);

    private final TlsContext context;
    private final TlsSettings.@Nullable Files files;
    private final List<String> hosts;
    private final Clock clock;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("certificate-watch").daemon().factory());

    /** Used by one look at a time, as are the next two. */
    private Version loaded;

    /** What the previous look found: two files are not replaced at once. */
    private Version seen;

    private @Nullable Instant warnedAt;

    /** Tells whether files were replaced, without reading them. */
    private record Version(
            @Nullable Stamp certificate, @Nullable Stamp key) {}

    private record Stamp(Path file, long size, long modified, String key) {}

    private CertificateWatch(TlsContext context, TlsSettings.@Nullable Files files, List<String> hosts, Clock clock) {
        this.context = context;
        this.files = files;
        this.hosts = List.copyOf(hosts);
        this.clock = clock;
        this.loaded = version();
        this.seen = loaded;
    }

    /**
     * Starts to watch.
     *
     * @param context gets the new certificates
     * @param files the files; null for a certificate that has none to watch, which may only expire
     * @param hosts the hosts that a new certificate must be valid for, by the rules of production; empty for no rules
     * @param clock the current time
     */
    public static CertificateWatch start(
            TlsContext context, TlsSettings.@Nullable Files files, List<String> hosts, Clock clock) {
        var watch = new CertificateWatch(context, files, hosts, clock);
        watch.looking.scheduleWithFixedDelay(watch::lookQuietly, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    static CertificateWatch unscheduled(
            TlsContext context, TlsSettings.@Nullable Files files, List<String> hosts, Clock clock) {
        return new CertificateWatch(context, files, hosts, clock);
    }

    private void lookQuietly() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warn("the certificate cannot be checked", e);
        }
    }

    /** Looks once. A change is acted on when the files are as the previous look found them. */
    void look() {
        if (files != null) {
            Version now = version();
            if (!now.equals(loaded) && now.equals(seen)) {
                loaded = now;
                load(files);
            }
            seen = now;
        }
        warn();
    }

    private void load(TlsSettings.Files changed) {
        List<String> problems =
                hosts.isEmpty() ? List.of() : CertificateCheck.problemsOf(changed, hosts, clock.instant());
        try {
            if (!problems.isEmpty()) {
                throw new CertificateException(String.join(". ", problems));
            }
            ServerCertificate next = ServerCertificate.read(changed.certificateFile(), changed.keyFile());
            next.requireValid(clock.instant());
            context.use(next);
            warnedAt = null;
            LOG.atInfo()
                    .addKeyValue("fingerprint", next.fingerprint())
                    .addKeyValue("expires", next.expiry().toString())
                    .log("the certificate was replaced");
        } catch (CertificateException e) {
            LOG.atError()
                    .addKeyValue("reason", e.getMessage())
                    .log("the changed certificate is not used; the one before stays");
        }
    }

    private void warn() {
        Instant now = clock.instant();
        Instant expiry = context.certificate().expiry();
        boolean isSoon = expiry.isBefore(now.plus(SOON));
        if (isSoon && (warnedAt == null || !now.isBefore(warnedAt.plus(BETWEEN_WARNINGS)))) {
            warnedAt = now;
            LOG.atWarn()
                    .addKeyValue("expires", expiry.toString())
                    .addKeyValue("days", Duration.between(now, expiry).toDays())
                    .log("the certificate expires soon; replace its files, the server notices");
        }
    }

    private Version version() {
        return files == null
                ? new Version(null, null)
                : new Version(stamp(files.certificateFile()), stamp(files.keyFile()));
    }

    private static @Nullable Stamp stamp(Path file) {
        try {
            Path real = file.toRealPath();
            BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
            return new Stamp(
                    real,
                    attributes.size(),
                    attributes.lastModifiedTime().toMillis(),
                    String.valueOf(attributes.fileKey()));
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
