package dev.chirograph.server.administration;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Unix domain socket in the data folder by which commands reach the running server: only one process can open the
 * embedded store. Whoever may use the data folder may use the socket; nobody else can connect to it, and no port is open.
 */
public final class ControlSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlSocket.class);
    private static final String NAME = "control.socket";

    /** The longest path of a socket on any system that Java runs on. */
    private static final int LONGEST_PATH = 100;

    private static final int MOST_AT_ONCE = 4;
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    private final ServerSocketChannel listener;
    private final Path file;
    private final Administration administration;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    private ControlSocket(ServerSocketChannel listener, Path file, Administration administration) {
        this.listener = listener;
        this.file = file;
        this.administration = administration;
    }

    /**
     * Listens in a data folder that no other server uses.
     *
     * @return null if the folder cannot have a socket, for example because its path is too long; commands then need the server
     *     stopped
     */
    public static @Nullable ControlSocket listen(Path dataFolder, Administration administration) {
        Path file = pathIn(dataFolder);
        if (file.toString().length() > LONGEST_PATH) {
            LOG.debug("The path of {} is too long for a socket", file);
            return null;
        }
        try {
            // A killed server leaves it behind.
            Files.deleteIfExists(file);
            ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            listener.bind(UnixDomainSocketAddress.of(file));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            var socket = new ControlSocket(listener, file, administration);
            Thread.ofPlatform().daemon().name("control-socket").start(socket::accept);
            return socket;
        } catch (IOException | UnsupportedOperationException e) {
            LOG.atWarn()
                    .addKeyValue("reason", e.toString())
                    .log("commands cannot reach this server while it runs: it has no control socket");
            return null;
        }
    }

    /** Returns the address of the server that runs in a data folder; null if no socket can be there. */
    static Path pathIn(Path dataFolder) {
        return dataFolder.toAbsolutePath().normalize().resolve(NAME);
    }

    private void accept() {
        while (listener.isOpen()) {
            try {
                SocketChannel client = listener.accept();
                Thread.ofVirtual().name("control").start(() -> serve(client));
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                LOG.warn("A command cannot be accepted: {}", e.toString());
                return;
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            var in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(client)));
            var out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(client)));
            Frames.Request request = readInTime(client, in);
            if (!places.tryAcquire()) {
                Frames.writeFailure(out, "The server performs other commands at the moment; try again later");
                return;
            }
            try {
                perform(request, out);
            } finally {
                places.release();
            }
        } catch (IOException e) {
            LOG.debug("A command went away: {}", e.toString());
        }
    }

    private static Frames.Request readInTime(SocketChannel client, DataInputStream in) throws IOException {
        var isRead = new AtomicBoolean();
        Thread.startVirtualThread(() -> closeUnless(isRead, client));
        Frames.Request request = Frames.readRequest(in);
        isRead.set(true);
        return request;
    }

    private static void closeUnless(AtomicBoolean isRead, SocketChannel client) {
        try {
            Thread.sleep(REQUEST_TIMEOUT);
            if (!isRead.get()) {
                client.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("A command went away: {}", e.toString());
        }
    }

    private void perform(Frames.Request request, DataOutputStream out) throws IOException {
        LOG.atInfo().addKeyValue("task", request.task().name()).log("command of the operator");
        try {
            administration.perform(request.task(), request.input(), Frames.frames(out));
            Frames.writeEnd(out);
        } catch (AdministrationException e) {
            Frames.writeFailure(out, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("a command of the operator failed", e);
            Frames.writeFailure(out, "The server failed; its log says why");
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("The control socket cannot be removed: {}", e.toString());
        }
    }
}
