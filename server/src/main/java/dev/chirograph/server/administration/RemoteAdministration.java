package dev.chirograph.server.administration;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Lets the server that runs in a data folder perform the tasks. */
public final class RemoteAdministration implements Administration {
    private final UnixDomainSocketAddress address;

    private RemoteAdministration(UnixDomainSocketAddress address) {
        this.address = address;
    }

    /** Returns the running server of a data folder; null if there is none. */
    public static @Nullable RemoteAdministration find(Path dataFolder) {
        Path file = ControlSocket.pathIn(dataFolder);
        if (!Files.exists(file)) {
            return null;
        }
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(file);
        try (SocketChannel probe = SocketChannel.open(address)) {
            return probe.isConnected() ? new RemoteAdministration(address) : null;
        } catch (IOException e) {
            // Left behind by a server that was killed, or not ours.
            return null;
        }
    }

    @Override
    public void perform(Task task, byte[] input, OutputStream output) throws IOException {
        try (SocketChannel channel = SocketChannel.open(address)) {
            var out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
            var in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
            Frames.writeRequest(out, new Frames.Request(task, input));
            Frames.readAnswer(in, output);
        }
    }

    /** Does nothing: each task has a connection of its own. */
    @Override
    public void close() {}
}
