package org.passflow.health;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.stack.Diagnosis;

/** Whether ClickHouse has room, and its merges keep up. */
record StorageCheck(ClickHouseHttp migrator, String database) implements Check {
    /** From 1,000 parts of a partition on the server delays inserts, at 3,000 it refuses them. */
    private static final long MANY_PARTS = 300;

    private static final long DELAYING_PARTS = 1000;
    private static final double LITTLE_SPACE = 0.15;
    private static final double NO_SPACE = 0.05;

    @Override
    public String subject() {
        return "clickhouse";
    }

    @Override
    public List<Diagnosis> run() throws IOException, InterruptedException {
        List<Diagnosis> found = new ArrayList<>();
        List<JsonNode> parts = migrator.query(
                """
                SELECT table, partition_id, count() AS parts FROM system.parts WHERE database = {of:String} AND active
                GROUP BY table, partition_id ORDER BY parts DESC, table LIMIT 1""",
                Map.of("param_of", database));
        found.add(
                parts.isEmpty()
                        ? Diagnosis.warn("parts", "no table holds anything", "new: wait; else passflow migrate")
                        : parts(
                                parts.get(0).path("table").asText(),
                                parts.get(0).path("parts").asLong()));
        for (JsonNode disk : migrator.query("SELECT name, free_space, total_space FROM system.disks ORDER BY name")) {
            found.add(disk(
                    disk.path("name").asText(),
                    disk.path("free_space").asDouble(),
                    disk.path("total_space").asDouble()));
        }
        return found;
    }

    static Diagnosis parts(String table, long parts) {
        String text = "%d at most in a partition, of %s".formatted(parts, table);
        if (parts < MANY_PARTS) {
            return Diagnosis.ok("parts", text);
        }
        String advice = "merges do not keep up: runbook.md#passflowtoomanyparts";
        return parts < DELAYING_PARTS ? Diagnosis.warn("parts", text, advice) : Diagnosis.fail("parts", text, advice);
    }

    static Diagnosis disk(String name, double free, double total) {
        double share = total > 0 ? free / total : 1;
        String text = "%s: %.1f GiB free, %.0f %%".formatted(name, free / (1L << 30), 100 * share);
        if (share >= LITTLE_SPACE) {
            return Diagnosis.ok("clickhouse disk", text);
        }
        String advice = "more disk, or shorter retention (passflow retention): runbook.md#passflowclickhousedisklow";
        return share >= NO_SPACE
                ? Diagnosis.warn("clickhouse disk", text, advice)
                : Diagnosis.fail("clickhouse disk", text, advice);
    }
}
