package dev.chirograph.server.edge.connection;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The limit and the number of file descriptors of this process. */
interface FileDescriptors {

    /** Returns the limit of this process. */
    long maximum();

    /** Returns the number of open file descriptors. The system call takes some microseconds for each hundred. */
    long open();

    /** Returns the values of the operating system, or an unreachable limit if it reports none. */
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

    /** Returns an unreachable limit. */
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
