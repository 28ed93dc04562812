package org.passflow.stack;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.Arrays;

/**
 * Main of a child JVM that is a ClickHouse server: loads the engine as a library and runs {@code clickhouse local} with
 * the arguments after the first, which names the library. Returns when the query ends, that is, when standard input
 * does.
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
        String[] arguments = Arrays.copyOf(args, args.length);
        arguments[0] = "clickhouse";
        String error = engine.chdb_result_error(engine.chdb_query_cmdline(arguments.length, arguments));
        if (error != null) {
            System.err.println(error);
            System.exit(1);
        }
    }
}
