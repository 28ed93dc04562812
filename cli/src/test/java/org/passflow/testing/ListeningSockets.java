package org.passflow.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The TCP sockets on which processes listen, as the kernel of Linux tells. */
public final class ListeningSockets {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTEN = "0A";

    private ListeningSockets() {}

    /** Addresses on which a process or one of its children listens. */
    public static List<InetSocketAddress> of(long pid) throws IOException {
        Map<String, InetSocketAddress> byName = all();
        List<InetSocketAddress> own = new ArrayList<>(held(pid, byName));
        for (ProcessHandle child :
                ProcessHandle.of(pid).orElseThrow().descendants().toList()) {
            own.addAll(held(child.pid(), byName));
        }
        return own;
    }

    private static List<InetSocketAddress> held(long pid, Map<String, InetSocketAddress> byName) throws IOException {
        List<InetSocketAddress> held = new ArrayList<>();
        try (DirectoryStream<Path> open =
                Files.newDirectoryStream(PROC.resolve(Long.toString(pid)).resolve("fd"))) {
            for (Path descriptor : open) {
                InetSocketAddress address = byName.get(name(descriptor));
                if (address != null) {
                    held.add(address);
                }
            }
        }
        return held;
    }

    private static String name(Path descriptor) throws IOException {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (NoSuchFileException closedMeanwhile) {
            return "";
        }
    }

    /** Columns of the kernel's tables: local address, 1; state, 3; inode, 9. */
    private static Map<String, InetSocketAddress> all() throws IOException {
        Map<String, InetSocketAddress> byName = new HashMap<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            for (String line : Files.readAllLines(PROC.resolve(table))) {
                String[] columns = line.strip().split("\\s+", -1);
                if (columns.length > 9 && columns[3].equals(LISTEN)) {
                    byName.put("socket:[" + columns[9] + "]", address(columns[1]));
                }
            }
        }
        return byName;
    }

    /** Words of four bytes, the lowest first, and the port. */
    private static InetSocketAddress address(String text) throws IOException {
        String[] parts = text.split(":", -1);
        byte[] words = HexFormat.of().parseHex(parts[0]);
        byte[] address = new byte[words.length];
        for (int i = 0; i < words.length; i++) {
            address[i] = words[i / 4 * 4 + 3 - i % 4];
        }
        return new InetSocketAddress(InetAddress.getByAddress(address), Integer.parseInt(parts[1], 16));
    }
}
