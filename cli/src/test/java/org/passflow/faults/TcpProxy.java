package org.passflow.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between a client and a server on loopback and passes bytes on as its {@link Weather} has it, which can change while
 * connections are open. Each connection has a thread for each direction.
 */
final class TcpProxy implements AutoCloseable {
    private static final int PIECE = 16 * 1024;

    private final int target;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong cuts = new AtomicLong();
    private volatile Weather weather = Weather.CLEAR;

    /** @param target port of the server, which need not be there yet */
    TcpProxy(int target) {
        this.target = target;
        try {
            this.server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** Where clients connect. */
    int port() {
        return server.getLocalPort();
    }

    /** How many connections it has cut so far. */
    long cuts() {
        return cuts.get();
    }

    /** From now on, for open connections too. */
    void set(Weather other) {
        weather = other;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        Socket behind = new Socket();
        open.add(behind);
        try {
            behind.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
            client.setTcpNoDelay(true);
            behind.setTcpNoDelay(true);
            start(() -> pass(Weather.Direction.REQUEST, client, behind));
            pass(Weather.Direction.ANSWER, behind, client);
        } catch (IOException nobodyThere) {
            end(client, behind);
        }
    }

    private void pass(Weather.Direction direction, Socket from, Socket to) {
        byte[] piece = new byte[PIECE];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                if (!weather.lets(direction, length)) {
                    cuts.incrementAndGet();
                    break;
                }
                out.write(piece, 0, length);
            }
        } catch (IOException ended) {
            // Its other half ends with it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end(from, to);
    }

    private void end(Socket... sockets) {
        for (Socket socket : sockets) {
            open.remove(socket);
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        end(open.toArray(new Socket[0]));
    }
}
