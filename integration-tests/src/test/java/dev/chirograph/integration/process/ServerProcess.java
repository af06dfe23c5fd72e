package dev.chirograph.integration.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The packaged server in a separate process, on free ports. */
public final class ServerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int STARTS = 3;

    /** The system property with the path of the server's jar. */
    private static final String JAR = "chirograph.server.jar";

    private final Process process;
    private final Lines output;
    private final Lines log;
    private final Map<String, String> environment;

    private ServerProcess(Process process, Map<String, String> environment) {
        this.process = process;
        this.output = Lines.of(process.getInputStream());
        this.log = Lines.of(process.getErrorStream());
        this.environment = Map.copyOf(environment);
    }

    /** Starts a server in development mode with a data folder, and waits until it is ready. */
    public static ServerProcess start(Path dataFolder) throws Exception {
        return start(dataFolder, Map.of());
    }

    /**
     * Starts a server and waits until it is ready.
     *
     * @param variables environment variables without the prefix {@code CHIROGRAPH_}; they override the defaults here
     * @param jvmOptions JVM options
     */
    public static ServerProcess start(Path dataFolder, Map<String, String> variables, String... jvmOptions)
            throws Exception {
        return startBy(List.of(), packaged(), dataFolder, variables, jvmOptions);
    }

    /**
     * Starts the packaged server with changed classes and resources, in development mode, and waits until it is ready.
     *
     * @param changed folders that come before the packaged server on the class path
     */
    public static ServerProcess startChanged(List<Path> changed, Path dataFolder) throws Exception {
        String classPath = Stream.concat(changed.stream().map(Path::toString), Stream.of(required(JAR)))
                .collect(Collectors.joining(File.pathSeparator));
        return startBy(List.of(), List.of("-cp", classPath, "dev.chirograph.server.Main"), dataFolder, Map.of());
    }

    /**
     * Starts a server with a limit of open files and sockets, and waits until it is ready.
     *
     * @param files the limit, soft and hard
     */
    public static ServerProcess startWithFiles(
            int files, Path dataFolder, Map<String, String> variables, String... jvmOptions) throws Exception {
        // exec replaces the shell, so that signals reach the server.
        return startBy(
                List.of("bash", "-c", "ulimit -n " + files + "; exec \"$@\"", "bash"),
                packaged(),
                dataFolder,
                variables,
                jvmOptions);
    }

    private static ServerProcess startBy(
            List<String> launcher,
            List<String> program,
            Path dataFolder,
            Map<String, String> variables,
            String... jvmOptions)
            throws Exception {
        for (int start = 1; ; start++) {
            ServerProcess server = launch(launcher, program, dataFolder, variables, jvmOptions);
            if (server.output
                    .await(line -> line.startsWith("Ready: "), PATIENCE)
                    .isPresent()) {
                return server;
            }
            server.kill();
            // Another process may bind the port between its choice and its use.
            if (start == STARTS || server.log.soFar().stream().noneMatch(line -> line.contains("in use"))) {
                throw new AssertionError("The server did not start:\n" + server.everythingSaid());
            }
        }
    }

    /** Starts a server without waiting, for a server that must not start. */
    public static ServerProcess launch(Path dataFolder, Map<String, String> variables, String... jvmOptions)
            throws IOException {
        return launch(List.of(), packaged(), dataFolder, variables, jvmOptions);
    }

    private static ServerProcess launch(
            List<String> launcher,
            List<String> program,
            Path dataFolder,
            Map<String, String> variables,
            String... jvmOptions)
            throws IOException {
        Map<String, String> environment = new HashMap<>();
        List<Integer> ports = freePorts(3);
        environment.put("DATA_FOLDER", dataFolder.toString());
        environment.put("HTTPS_PORT", ports.get(0).toString());
        environment.put("HTTP_PORT", ports.get(1).toString());
        environment.put("MANAGEMENT_PORT", ports.get(2).toString());
        // No load balancer has to notice that a server stops.
        environment.put("DRAIN_SECONDS", "0");
        environment.putAll(variables);
        List<String> command = new ArrayList<>(launcher);
        command.add(java());
        command.addAll(List.of(jvmOptions));
        command.addAll(program);
        var builder = new ProcessBuilder(command);
        configure(builder, environment);
        return new ServerProcess(builder.start(), environment);
    }

    /** Sets these variables, without the prefix {@code CHIROGRAPH_}, and no others of ours. */
    static void configure(ProcessBuilder builder, Map<String, String> variables) {
        builder.environment().keySet().removeIf(name -> name.startsWith("CHIROGRAPH_"));
        variables.forEach((name, value) -> builder.environment().put("CHIROGRAPH_" + name, value));
    }

    /** Returns the CPU time of the process so far. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Returns the base URL of the API, with the configured host. */
    public URI url() {
        return URI.create(
                "https://" + environment.getOrDefault("HOST", "localhost") + ":" + environment.get("HTTPS_PORT"));
    }

    /** Returns the base URL of the plain HTTP listener, which only redirects. */
    public URI plainUrl() {
        return URI.create("http://localhost:" + environment.get("HTTP_PORT"));
    }

    /** Returns the base URL of the management listener. */
    public URI managementUrl() {
        return URI.create("http://127.0.0.1:" + environment.get("MANAGEMENT_PORT"));
    }

    /** Returns the process id. */
    public long pid() {
        return process.pid();
    }

    /** Returns whether the process is running. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Returns the greeting that the server prints at its start. */
    public List<String> output() {
        return output.soFar();
    }

    /** Returns a value of the greeting's table, such as {@code client secret}. */
    public String printed(String label) {
        return output().stream()
                .map(String::strip)
                .filter(line -> line.startsWith(label + "  "))
                .map(line -> line.substring(label.length()).strip())
                .findFirst()
                .orElseThrow(() -> new AssertionError("The server printed no " + label + ":\n" + everythingSaid()));
    }

    /** Returns the certificate file of the server. */
    public Path certificate() {
        return Path.of(printed("certificate"));
    }

    /** Returns a context that trusts only that certificate. */
    public SSLContext tls() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream pem = Files.newInputStream(certificate())) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("server", certificate);
            }
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** Returns the log so far, one JSON object per line. */
    public List<String> log() {
        return log.soFar();
    }

    /** Waits for a matching line of the log. */
    public String awaitLog(Predicate<String> wanted) throws InterruptedException {
        return log.await(wanted, PATIENCE)
                .orElseThrow(() -> new AssertionError("No such line in the log:\n" + everythingSaid()));
    }

    /** Stops the server with SIGTERM and returns its exit code. */
    public int stop() throws InterruptedException {
        process.destroy();
        return awaitEnd();
    }

    /** Kills the server with SIGKILL. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Waits until the server exits and returns its exit code. */
    public int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("The server did not end:\n" + everythingSaid());
        }
        return process.exitValue();
    }

    /** Returns the whole output of the server, for the message of a failed test. */
    public String everythingSaid() {
        List<String> all = new ArrayList<>(output.soFar());
        all.addAll(log.soFar());
        return String.join("\n", all);
    }

    @Override
    public void close() {
        try {
            if (process.isAlive()) {
                stop();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    static List<String> packaged() {
        return List.of("-jar", required(JAR));
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String required(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new AssertionError("The system property " + property
                    + " is missing; run these tests with `mvn verify`, which sets it");
        }
        return value;
    }

    /** Returns ports that are free now. They are all bound at once, so that they differ. */
    public static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            List<Integer> ports = new ArrayList<>();
            for (int index = 0; index < count; index++) {
                var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                sockets.add(socket);
                ports.add(socket.getLocalPort());
            }
            return ports;
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }
}
