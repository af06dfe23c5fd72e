package dev.chirograph.server.administration;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What goes over the control socket. A request is the name of a task and its input; an answer is any number of frames
 * with bytes, then one with the end or with the reason of a failure. Both are written and read by the same release.
 */
final class Frames {
    /** What the longest input can be: a client with all its keys. */
    private static final int LONGEST_INPUT = 1024 * 1024;

    private static final int LONGEST_FRAME = 64 * 1024;
    private static final int END = 0;
    private static final int FAILURE = -1;

    private Frames() {}

    /** A request. */
    record Request(Administration.Task task, byte[] input) {}

    static void writeRequest(DataOutputStream out, Request request) throws IOException {
        out.writeUTF(request.task().name());
        out.writeInt(request.input().length);
        out.write(request.input());
        out.flush();
    }

    static Request readRequest(DataInputStream in) throws IOException {
        try {
            Administration.Task task = Administration.Task.valueOf(in.readUTF());
            return new Request(task, readBytes(in, LONGEST_INPUT));
        } catch (IllegalArgumentException e) {
            throw new IOException("The request has a task that this release does not know", e);
        }
    }

    private static byte[] readBytes(DataInputStream in, int longest) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > longest) {
            throw new IOException("The length " + length + " is not valid");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The other process has ended");
        }
        return bytes;
    }

    /** Returns a stream whose bytes become frames. Closing it writes no end. */
    static OutputStream frames(DataOutputStream out) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                for (int done = 0; done < length; done += LONGEST_FRAME) {
                    int part = Math.min(LONGEST_FRAME, length - done);
                    out.writeInt(part);
                    out.write(bytes, offset + done, part);
                }
            }

            @Override
            public void flush() throws IOException {
                out.flush();
            }
        };
    }

    static void writeEnd(DataOutputStream out) throws IOException {
        out.writeInt(END);
        out.flush();
    }

    static void writeFailure(DataOutputStream out, String reason) throws IOException {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        out.writeInt(FAILURE);
        out.writeInt(text.length);
        out.write(text);
        out.flush();
    }

    /**
     * Copies an answer.
     *
     * @throws AdministrationException if the task failed
     * @throws EOFException if the other process ended before the answer did
     */
    static void readAnswer(DataInputStream in, OutputStream output) throws IOException {
        while (true) {
            int length = in.readInt();
            if (length == END) {
                return;
            }
            if (length == FAILURE) {
                throw new AdministrationException(new String(readBytes(in, LONGEST_INPUT), StandardCharsets.UTF_8));
            }
            if (length < 0 || length > LONGEST_FRAME) {
                throw new IOException("The answer has a frame of " + length + " bytes");
            }
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException("The server ended before its answer did");
            }
            output.write(bytes);
        }
    }
}
