package org.passflow.stack;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who listens on a TCP port, as far as the operating system tells this user. */
final class ListeningProcess {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTEN = "0A";

    private ListeningProcess() {}

    /** Process id and command; empty on systems without /proc and for processes of other users. */
    static Optional<String> on(int port) {
        Set<String> sockets = Stream.of("net/tcp", "net/tcp6")
                .map(PROC::resolve)
                .flatMap(table -> sockets(table, port))
                .collect(Collectors.toSet());
        return sockets.isEmpty()
                ? Optional.empty()
                : ProcessHandle.allProcesses()
                        .filter(process -> holds(process, sockets))
                        .findFirst()
                        .map(process -> "process %d (%s)"
                                .formatted(
                                        process.pid(), process.info().command().orElse("unknown command")));
    }

    /** Columns of the kernel's table: local address, 1; state, 3; inode, 9. */
    private static Stream<String> sockets(Path table, int port) {
        String local = ":%04X".formatted(port);
        try {
            return Files.readAllLines(table).stream()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(columns -> columns.length > 9 && columns[1].endsWith(local) && columns[3].equals(LISTEN))
                    .map(columns -> "socket:[" + columns[9] + "]");
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static boolean holds(ProcessHandle process, Set<String> sockets) {
        Path descriptors = PROC.resolve(Long.toString(process.pid())).resolve("fd");
        try (DirectoryStream<Path> open = Files.newDirectoryStream(descriptors)) {
            for (Path descriptor : open) {
                if (Files.isSymbolicLink(descriptor)
                        && sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }
}
