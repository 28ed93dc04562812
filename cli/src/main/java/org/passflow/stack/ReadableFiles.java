package org.passflow.stack;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Bounds what the calling thread, and all threads and processes that come from it, can read: files beneath the given
 * folders, and what a program needs of the system. The kernel keeps the bounds, and they cannot be lifted (Landlock,
 * Linux 5.19 and later; {@code man 7 landlock}).
 */
final class ReadableFiles {
    /** Libraries, zones, how names of hosts are resolved, and how the machine does; of processes only itself. */
    private static final List<Path> OF_THE_SYSTEM = Stream.of(
                    "/usr",
                    "/lib",
                    "/lib64",
                    "/etc/ld.so.cache",
                    "/etc/localtime",
                    "/etc/hosts",
                    "/etc/host.conf",
                    "/etc/nsswitch.conf",
                    "/etc/resolv.conf",
                    "/dev/null",
                    "/dev/random",
                    "/dev/urandom",
                    "/proc/self",
                    "/proc/cpuinfo",
                    "/proc/loadavg",
                    "/proc/meminfo",
                    "/proc/pressure",
                    "/proc/stat",
                    "/proc/sys",
                    "/proc/uptime",
                    "/proc/vmstat",
                    "/sys/devices",
                    "/sys/fs/cgroup")
            .map(Path::of)
            .toList();

    private static final int CREATE_RULESET = 444;
    private static final int ADD_RULE = 445;
    private static final int RESTRICT_SELF = 446;
    private static final int VERSION = 1;
    private static final int PATH_BENEATH = 1;
    private static final long READ_FILE = 1L << 2;

    /** To move a file to another folder; where a ruleset does not speak of it, nobody can. */
    private static final long REFER = 1L << 13;

    /** Of the interface, the first in which a ruleset can speak of it. */
    private static final int WITH_REFER = 2;

    private static final int SET_NO_NEW_PRIVILEGES = 38;
    private static final int PATH_ONLY = 0x200000;
    private static final int CLOSE_ON_EXEC = 0x80000;

    private ReadableFiles() {}

    /** What is called of the C library. */
    public interface LibC extends Library {
        NativeLong syscall(NativeLong number, Object... arguments);

        int prctl(int option, NativeLong second, NativeLong third, NativeLong fourth, NativeLong fifth);

        int open(String path, int flags);

        int close(int file);
    }

    /** Whether the kernel of this machine can keep such bounds. */
    static boolean canBeBounded() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux")
                && call(libC(), CREATE_RULESET, null, 0L, VERSION) >= WITH_REFER;
    }

    /**
     * From here on nothing else can be read.
     *
     * @throws IllegalStateException when the kernel refuses
     */
    static void boundTo(List<Path> folders) {
        LibC c = libC();
        Memory handled = new Memory(Long.BYTES);
        handled.setLong(0, READ_FILE | REFER);
        int ruleset = (int) checked("create", call(c, CREATE_RULESET, handled, (long) Long.BYTES, 0));
        Stream.concat(folders.stream(), OF_THE_SYSTEM.stream())
                .filter(Files::exists)
                .forEach(path -> allow(c, ruleset, path));
        NativeLong none = new NativeLong(0);
        checked("no new privileges", c.prctl(SET_NO_NEW_PRIVILEGES, new NativeLong(1), none, none, none));
        checked("restrict", call(c, RESTRICT_SELF, ruleset, 0));
        c.close(ruleset);
    }

    /** The file stays open: entries of {@code /proc} are made anew where nobody holds them, and would then be others. */
    private static void allow(LibC c, int ruleset, Path path) {
        int file = (int) checked(path.toString(), c.open(path.toString(), PATH_ONLY | CLOSE_ON_EXEC));
        Memory beneath = new Memory(Long.BYTES + Integer.BYTES);
        beneath.setLong(0, Files.isDirectory(path) ? READ_FILE | REFER : READ_FILE);
        beneath.setInt(Long.BYTES, file);
        checked(path.toString(), call(c, ADD_RULE, ruleset, PATH_BENEATH, beneath, 0));
    }

    private static LibC libC() {
        return Native.load("c", LibC.class);
    }

    private static long call(LibC c, int number, Object... arguments) {
        return c.syscall(new NativeLong(number), arguments).longValue();
    }

    private static long checked(String what, long result) {
        if (result < 0) {
            throw new IllegalStateException("Landlock: %s, error %d".formatted(what, Native.getLastError()));
        }
        return result;
    }
}
