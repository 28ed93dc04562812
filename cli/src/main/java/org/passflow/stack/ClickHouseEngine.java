package org.passflow.stack;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Main of a child JVM that is a ClickHouse server: loads the engine as a library and runs {@code clickhouse local}.
 * Arguments: the library, the folder of the server, whose files and no others it may read, and then those of
 * {@code clickhouse local}, from whose function {@code file} no user is kept otherwise. Returns when the query ends, that
 * is, when standard input does.
 */
public final class ClickHouseEngine {
    private ClickHouseEngine() {}

    /** The engine's C interface. */
    public interface Engine extends Library {
        Pointer chdb_query_cmdline(int argc, String[] argv);

        String chdb_result_error(Pointer result);
    }

    public static void main(String[] args) {
        Engine engine = Native.load(args[0], Engine.class);
        if (ReadableFiles.canBeBounded()) {
            ReadableFiles.boundTo(readable(Path.of(args[0]).getParent(), Path.of(args[1])));
        } else {
            System.err.println("This kernel cannot bound what ClickHouse's users read with file(): docs/operations.md");
        }
        String[] arguments = Arrays.copyOfRange(args, 1, args.length);
        arguments[0] = "clickhouse";
        String error = engine.chdb_result_error(engine.chdb_query_cmdline(arguments.length, arguments));
        if (error != null) {
            System.err.println(error);
            System.exit(1);
        }
    }

    /** The server's own files, the engine, and what this JVM runs from. */
    private static List<Path> readable(Path library, Path server) {
        List<Path> folders = new ArrayList<>(List.of(library, server, Path.of(System.getProperty("java.home"))));
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .forEach(folders::add);
        return folders;
    }
}
