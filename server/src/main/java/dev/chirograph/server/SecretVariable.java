package dev.chirograph.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.jspecify.annotations.Nullable;

/**
 * A secret from a variable, or from the file that the variable with {@code _FILE} behind its name gives. Files are the
 * better way: the environment of a process is visible to more people.
 *
 * @param variable the full name of the variable that was set
 * @param text the secret, without white space around it
 */
record SecretVariable(String variable, String text) {
    private static final String PREFIX = "CHIROGRAPH_";
    private static final String FILE = "_FILE";
    private static final long LONGEST = 64 * 1024;

    /**
     * Reads a secret.
     *
     * @param name the name without the prefix {@code CHIROGRAPH_} and without {@code _FILE}
     * @return null if neither variable is set, or the file is rejected
     */
    static @Nullable SecretVariable read(Variables variables, Mode mode, String name) {
        String text = variables.secret(name);
        Path file = variables.optionalPath(name + FILE);
        if (text != null && file != null) {
            variables.refuse(PREFIX + name + " and " + PREFIX + name + FILE + " must not both be set");
            return null;
        }
        if (file != null) {
            return inFile(variables, mode, PREFIX + name + FILE, file);
        }
        return text == null ? null : new SecretVariable(PREFIX + name, text);
    }

    /** Returns whether one of the two variables is set, even if it is rejected. */
    static boolean isGiven(Variables variables, String name) {
        return variables.secret(name) != null || variables.optional(name + FILE) != null;
    }

    private static @Nullable SecretVariable inFile(Variables variables, Mode mode, String variable, Path file) {
        if (mode == Mode.PRODUCTION && isReadableByAll(file)) {
            variables.refuse(variable + " " + file + " can be read by every user of this machine; run `chmod o-r` on it"
                    + " and replace the secret");
        }
        try {
            if (Files.size(file) > LONGEST) {
                variables.refuse(
                        variable + " " + file + " is not a file with a secret: it has more than " + LONGEST + " bytes");
                return null;
            }
            return new SecretVariable(variable, Files.readString(file).strip());
        } catch (IOException e) {
            variables.refuse(variable + " " + file
                    + " cannot be read; set it to a text file that the user who runs the server can read");
            return null;
        }
    }

    static boolean isReadableByAll(Path file) {
        try {
            return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        } catch (UnsupportedOperationException | IOException e) {
            // The file system has no such permissions, or there is no such file, which is reported where it is read.
            return false;
        }
    }

    /** Omits the secret. */
    @Override
    public String toString() {
        return "SecretVariable[" + variable + "]";
    }
}
