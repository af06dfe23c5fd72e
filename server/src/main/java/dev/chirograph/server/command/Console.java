package dev.chirograph.server.command;

import dev.chirograph.server.administration.Administration;
import dev.chirograph.server.administration.Administration.Task;
import dev.chirograph.server.administration.AdministrationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/** What every command works with. */
record Console(Actions actions, InputStream in, PrintStream out, PrintStream err) {

    /** Performs a task and prints its result, a line of JSON. */
    int print(Task task, byte[] input) {
        perform(task, input, out);
        out.println();
        return ExitCode.OK;
    }

    /** Performs a task. */
    void perform(Task task, byte[] input, OutputStream output) {
        try (Administration administration = actions.administration()) {
            administration.perform(task, input, output);
        } catch (AdministrationException e) {
            throw new CommandException(String.valueOf(e.getMessage()), ExitCode.FAILED);
        } catch (IOException e) {
            throw new CommandException("The command broke off: " + e, ExitCode.FAILED);
        }
    }
}
