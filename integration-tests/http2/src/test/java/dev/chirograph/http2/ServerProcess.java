package dev.chirograph.http2;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** An {@link AttackedServer} in a separate process, which always ends with its test. */
final class ServerProcess implements AutoCloseable {
    /** How long anything may take on a slow machine before it counts as hung. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration PATIENCE_FOR_START = Duration.ofMinutes(2);

    /** The number of carrier threads of the server, the same on every machine: as many hanging handlers stop it. */
    static final int CARRIERS = 1;

    private static final String PASSWORD = "a-password-of-these-tests-alone";

    private final Process process;
    private final Ports ports;
    private final SSLContext tls;
    private final HttpClient http = HttpClient.newHttpClient();

    private ServerProcess(Process process, Ports ports, SSLContext tls) {
        this.process = process;
        this.ports = ports;
        this.tls = tls;
    }

    /**
     * Starts a server and waits until it is ready.
     *
     * @param folder the folder for its key and its log; several servers may share one
     */
    static ServerProcess start(Path folder) throws Exception {
        Path keys = folder.resolve("server.p12");
        Path log = folder.resolve("log");
        if (Files.notExists(keys)) {
            makeKey(keys, log);
        }
        Process process = new ProcessBuilder(
                        program("java"),
                        "-Xmx128m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djdk.virtualThreadScheduler.parallelism=" + CARRIERS,
                        "-Djdk.virtualThreadScheduler.maxPoolSize=" + CARRIERS,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        AttackedServer.class.getName(),
                        keys.toString(),
                        PASSWORD)
                .redirectError(Redirect.appendTo(log.toFile()))
                .start();
        try {
            return new ServerProcess(process, readyPorts(process), trusting(keys));
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new AssertionError("The server did not start:\n" + Files.readString(log), e);
        }
    }

    private static void makeKey(Path file, Path log) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        program("keytool"),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=localhost",
                        "-keyalg",
                        "EC",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
        if (keytool.waitFor() != 0) {
            throw new AssertionError("keytool made no key:\n" + Files.readString(log));
        }
    }

    private static String program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static Ports readyPorts(Process process) throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<Ports> ports = CompletableFuture.supplyAsync(() -> {
            try (var output =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    if (line.startsWith("Ready: ")) {
                        return Ports.of(line.substring("Ready: ".length()).split(" "));
                    }
                }
                throw new IllegalStateException("It ended");
            } catch (IOException e) {
                throw new IllegalStateException("It cannot be heard", e);
            }
        });
        return ports.get(PATIENCE_FOR_START.toSeconds(), TimeUnit.SECONDS);
    }

    /** The client trusts the key's own file, since its certificate is self-signed. */
    private static SSLContext trusting(Path keys) throws IOException, GeneralSecurityException {
        KeyStore own = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(keys)) {
            own.load(stream, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", own.getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** Connects without TLS; reads that take longer than {@link #PATIENCE} fail. */
    Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), ports.plain());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.setTcpNoDelay(true);
        return socket;
    }

    /**
     * Connects by TLS; reads that take longer than {@link #PATIENCE} fail.
     *
     * @param protocols what ALPN offers to the server
     */
    SSLSocket connectByTls(String... protocols) throws IOException {
        SSLSocket socket =
                (SSLSocket) tls.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), ports.tls());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(protocols);
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** Returns the state of the server. */
    Measures measures() throws IOException, InterruptedException {
        return Measures.of(measure("/requests").split(" "));
    }

    /** Returns how many bytes the server's heap holds after a garbage collection. */
    long heap() throws IOException, InterruptedException {
        return Long.parseLong(measure("/heap"));
    }

    private String measure(String path) throws IOException, InterruptedException {
        URI url = URI.create("http://127.0.0.1:" + ports.measures() + path);
        var request = HttpRequest.newBuilder(url).timeout(PATIENCE).build();
        try {
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (ConnectException e) {
            throw new AssertionError("the server has ended", e);
        }
    }

    /** Returns how many requests have reached a handler. */
    int handled() throws IOException, InterruptedException {
        return measures().handled();
    }

    /** Waits until a number of requests have reached a handler. */
    void awaitHandled(int count) throws IOException, InterruptedException {
        Measures last = await(measures -> measures.handled() >= count);
        if (last.handled() < count) {
            throw new AssertionError("Only " + last.handled() + " of " + count + " requests have reached a handler");
        }
    }

    /** Waits until no handler runs, and returns the number that still run after the time limit. */
    int becomesIdle() throws IOException, InterruptedException {
        return await(measures -> measures.running() == 0).running();
    }

    private Measures await(Predicate<Measures> condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Measures measures = measures();
        while (!condition.test(measures) && System.nanoTime() < end) {
            Thread.sleep(20);
            measures = measures();
        }
        return measures;
    }

    /** Sends SIGTERM to the server, and returns whether it ended. */
    boolean endsWhenAsked() throws InterruptedException {
        // Unlike Process.destroy, the handle leaves standard input open; closing it would end the server immediately.
        process.toHandle().destroy();
        return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        http.close();
    }

    private record Ports(int tls, int plain, int measures) {
        static Ports of(String[] numbers) {
            return new Ports(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), Integer.parseInt(numbers[2]));
        }
    }

    /**
     * The state that a server reports.
     *
     * @param handled how many requests have reached a handler
     * @param running how many of them are in it
     * @param mostRunning the maximum that ran at a time
     */
    record Measures(int handled, int running, int mostRunning) {
        static Measures of(String[] numbers) {
            return new Measures(
                    Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), Integer.parseInt(numbers[2]));
        }
    }
}
