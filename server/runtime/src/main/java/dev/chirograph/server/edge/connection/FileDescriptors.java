package dev.chirograph.server.edge.connection;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many file descriptors this process may have and has. */
interface FileDescriptors {

    /** Returns the limit of this process. */
    long maximum();

    /** Returns how many are open now. The system is asked, which takes some microseconds for each hundred. */
    long open();

    /** Returns what the operating system says; a limit that is never reached where it says nothing. */
    static FileDescriptors ofThisProcess() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? new FileDescriptors() {
                    @Override
                    public long maximum() {
                        return unix.getMaxFileDescriptorCount();
                    }

                    @Override
                    public long open() {
                        return unix.getOpenFileDescriptorCount();
                    }
                }
                : unlimited();
    }

    /** Returns a limit that is never reached. */
    static FileDescriptors unlimited() {
        return new FileDescriptors() {
            @Override
            public long maximum() {
                return Integer.MAX_VALUE;
            }

            @Override
            public long open() {
                return 0;
            }
        };
    }
}
