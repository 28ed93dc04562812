package org.passflow.watch;

import java.io.IOException;
import java.util.List;
import org.passflow.stack.ClickHouseHttp;

/** The live counts of a database as a picture: the whole table on a terminal, one line elsewhere. */
public record CountsPicture(ClickHouseHttp analyst, String database, LiveTable table) implements Picture {
    @Override
    public List<String> lines(boolean terminal) throws IOException, InterruptedException {
        return LiveCounts.read(analyst, database)
                .map(counts -> terminal ? table.lines(counts) : List.of(table.line(counts)))
                .orElse(List.of("Nothing counted yet."));
    }
}
