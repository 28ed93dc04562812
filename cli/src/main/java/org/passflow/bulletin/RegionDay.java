package org.passflow.bulletin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passflow.stack.ClickHouseHttp;

/**
 * One business day of a region as {@code v_coverage} and {@code v_daily_report} tell it.
 *
 * @param region itself
 * @param beneath regions of the next tier in it, by code
 * @param posts those whose report is missing, late or in doubt
 */
public record RegionDay(LocalDate day, Coverage region, List<Coverage> beneath, List<Post> posts) {

    private static final String COLUMNS = "region, name_zh, name_en, expected, on_time, late, missing, awaited, zero,"
            + " suspect, corrected, returnees, returnees_counted, outsiders, outsiders_counted, key_persons,"
            + " key_persons_fever";

    private static final String REGION =
            "SELECT " + COLUMNS + " FROM v_coverage WHERE business_day = {day:Date} AND region = {region:String}";

    private static final String BENEATH = "SELECT " + COLUMNS
            + " FROM v_coverage WHERE business_day = {day:Date} AND tier != 'UNKNOWN' AND startsWith(region, {region:String})"
            + " AND length(region) = transform(length({region:String}), [2, 4, 6, 9], [4, 6, 9, 12], 0) ORDER BY region";

    private static final String POSTS = "SELECT site_id, name_zh, name_en, region, delivery, suspect, minutes_late,"
            + " returnees, returnees_then, outsiders, outsiders_then"
            + " FROM v_daily_report WHERE business_day = {day:Date} AND startsWith(region, {region:String})"
            + " AND expected = 1 AND (delivery IN ('LATE', 'MISSING') OR suspect != '') ORDER BY delivery, region, site_id";

    /** Who reported in a region, and what was declared and counted in it. */
    public record Coverage(
            String region,
            String nameZh,
            String nameEn,
            long expected,
            long onTime,
            long late,
            long missing,
            long awaited,
            long zero,
            long suspect,
            long corrected,
            long returnees,
            long returneesCounted,
            long outsiders,
            long outsidersCounted,
            long keyPersons,
            long keyPersonsFever) {

        private static Coverage of(JsonNode row) {
            return new Coverage(
                    row.get("region").asText(),
                    row.get("name_zh").asText(),
                    row.get("name_en").asText(),
                    row.get("expected").asLong(),
                    row.get("on_time").asLong(),
                    row.get("late").asLong(),
                    row.get("missing").asLong(),
                    row.get("awaited").asLong(),
                    row.get("zero").asLong(),
                    row.get("suspect").asLong(),
                    row.get("corrected").asLong(),
                    row.get("returnees").asLong(),
                    row.get("returnees_counted").asLong(),
                    row.get("outsiders").asLong(),
                    row.get("outsiders_counted").asLong(),
                    row.get("key_persons").asLong(),
                    row.get("key_persons_fever").asLong());
        }

        /** Posts that reported, in time or late. */
        public long reported() {
            return onTime + late;
        }
    }

    /**
     * A post whose report is missing, late or in doubt.
     *
     * @param minutesLate null when it is not late
     * @param returnees declared; null when not said, as outsiders
     * @param returneesThen counted when the report was written; null without a report, as outsidersThen
     */
    public record Post(
            String siteId,
            String nameZh,
            String nameEn,
            String region,
            String delivery,
            String suspect,
            Long minutesLate,
            Long returnees,
            Long returneesThen,
            Long outsiders,
            Long outsidersThen) {

        private static Post of(JsonNode row) {
            return new Post(
                    row.get("site_id").asText(),
                    row.get("name_zh").asText(),
                    row.get("name_en").asText(),
                    row.get("region").asText(),
                    row.get("delivery").asText(),
                    row.get("suspect").asText(),
                    number(row, "minutes_late"),
                    number(row, "returnees"),
                    number(row, "returnees_then"),
                    number(row, "outsiders"),
                    number(row, "outsiders_then"));
        }

        private static Long number(JsonNode row, String column) {
            return row.get(column).isNull() ? null : (Long) row.get(column).asLong();
        }
    }

    /** Reads it; empty when no post beneath the region owes or sent a report of that day. */
    public static Optional<RegionDay> read(ClickHouseHttp server, String database, LocalDate day, String region)
            throws IOException, InterruptedException {
        Map<String, String> parameters =
                Map.of("database", database, "param_day", day.toString(), "param_region", region);
        List<JsonNode> itself = server.query(REGION, parameters);
        if (itself.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RegionDay(
                day,
                Coverage.of(itself.get(0)),
                server.query(BENEATH, parameters).stream().map(Coverage::of).toList(),
                server.query(POSTS, parameters).stream().map(Post::of).toList()));
    }
}
