package dev.chirograph.server.command;

import dev.chirograph.server.administration.Administration.Task;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "backup",
        description =
                "Writes a backup of the embedded store, also while the server runs. It has all data and no key: keep a"
                        + " copy of the key-encryption key elsewhere. PostgreSQL has pg_dump.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "The file to write, which must not exist; - for standard output.")
    private Path file;

    BackupCommand(Console console) {
        this.console = console;
        this.file = Path.of("-");
    }

    @Override
    public Integer call() throws IOException {
        if (file.toString().equals("-")) {
            console.perform(Task.BACKUP, new byte[0], console.out());
            console.out().flush();
            return ExitCode.OK;
        }
        if (Files.exists(file)) {
            throw new CommandException(
                    file + " exists already; name another file, or delete this one", ExitCode.FAILED);
        }
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        try {
            write(draft);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            throw new CommandException(
                    draft + " exists: another backup is being written, or broke off; delete it", ExitCode.FAILED);
        } catch (IOException e) {
            Files.deleteIfExists(draft);
            throw new CommandException(file + " cannot be written: " + e, ExitCode.FAILED);
        } catch (CommandException e) {
            Files.deleteIfExists(draft);
            throw e;
        }
        console.err().println("Wrote " + file + ", " + Files.size(file) + " bytes");
        return ExitCode.OK;
    }

    /** Nobody else can read it: it has all users' data. */
    private void write(Path draft) throws IOException {
        Files.createFile(draft, attributes(draft));
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
            console.perform(Task.BACKUP, new byte[0], out);
            out.flush();
            channel.force(true);
        }
    }

    private static FileAttribute<?>[] attributes(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
