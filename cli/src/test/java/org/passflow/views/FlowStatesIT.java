package org.passflow.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.views.Rows.row;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;

/** Zero told from silence, at every size of window. */
@ExtendWith(StackExtension.class)
class FlowStatesIT {
    private static final Instant NOW = Instant.parse("2026-11-10T12:07:00Z");
    private static final long NOW_MINUTE = NOW.getEpochSecond() / 60;

    /** Start of a business day, 04:00 in Shanghai, whose end is reported. */
    private static final long DAY = Instant.parse("2026-11-08T20:00:00Z").getEpochSecond() / 60;

    private static final List<String> GRAVEST_FIRST =
            List.of("COUNTED", "SILENT", "PENDING", "ZERO", "SUSPENDED", "CLOSED");

    private Rows rows;

    @BeforeEach
    void write(TestInstallation installation) throws Exception {
        rows = new Rows(installation);
        rows.progress(NOW);
        rows.heard("first-ever", List.of(DAY));
    }

    @Test
    void gapOfExactlyTheHeartbeatIsZeroAndOneMinuteMoreIsSilence() throws Exception {
        roster("exact", 10, "");
        rows.heard("exact", List.of(DAY, DAY + 10, DAY + 21));

        assertThat(states("exact", "IN", DAY, DAY + 22)).isEqualTo("ZERO ".repeat(11) + "SILENT ".repeat(10) + "ZERO ");
        assertThat(rows.lines(
                        "SELECT concat(state, ' ', ifNull(toString(persons), 'null'), ' ', toString(silent_minutes))"
                                + " AS line FROM {db}.v_flow_5m WHERE site_id = 'exact' AND direction = 'OUT' AND"
                                + " window_start < "
                                + seconds(DAY + 20) + " ORDER BY window_start"))
                .containsExactly("ZERO 0 0", "ZERO 0 0", "SILENT null 4", "SILENT null 5");
    }

    @Test
    void nothingIsKnownOfWindowsAfterTheProgress() throws Exception {
        roster("to-the-end", 30, "");
        rows.heard(
                "to-the-end",
                LongStream.iterate(DAY, m -> m < NOW_MINUTE, m -> m + 15)
                        .boxed()
                        .toList());

        assertThat(states("to-the-end", "IN", NOW_MINUTE - 3, NOW_MINUTE + 10)).isEqualTo("PENDING PENDING PENDING ");
        assertThat(rows.lines(
                        "SELECT toString(max(window_start)) AS line FROM {db}.v_flow_1h WHERE site_id = 'to-the-end'"))
                .containsExactly("2026-11-10 11:00:00");
    }

    @Test
    void siteWithoutHeartbeatHasRowsOnlyWhereItCounted() throws Exception {
        roster("unexpected", 0, "");
        rows.heard("unexpected", List.of(DAY + 5));
        counted("flow_1m", "unexpected", Set.of(DAY + 5), 1);
        counted("flow_1m", "in-no-roster", Set.of(DAY + 6), 1);

        assertThat(rows.lines(
                        "SELECT concat(state, ' ', toString(persons), ' ', ifNull(toString(silent_minutes), 'null'))"
                                + " AS line FROM {db}.v_flow_1m WHERE site_id IN ('unexpected', 'in-no-roster')"))
                .containsExactly("COUNTED 1 null", "COUNTED 1 null");
    }

    @Test
    void correctedRosterCorrectsHistory() throws Exception {
        roster("corrected", 10, "");
        rows.heard("corrected", List.of(DAY, DAY + 40));
        assertThat(states("corrected", "IN", DAY + 20, DAY + 21)).isEqualTo("SILENT ");

        roster("corrected", 40, "");

        assertThat(states("corrected", "IN", DAY + 20, DAY + 21)).isEqualTo("ZERO ");
    }

    @Test
    void samplingSiteHasOneRowWithoutDirection() throws Exception {
        rows.insert(
                "sites",
                "site_id, valid_from, kind, heartbeat_minutes, arrival_time",
                List.of(row("sampling", Instant.EPOCH, "SAMPLING_SITE", 30, NOW)));
        rows.heard("sampling", List.of(DAY));

        assertThat(rows.lines(
                        "SELECT direction AS line FROM {db}.v_flow_1h WHERE site_id = 'sampling' AND window_start = "
                                + seconds(DAY)))
                .containsExactly("NONE");
    }

    @Test
    void voidedStatusClosesNothing() throws Exception {
        roster("voided", 60, "");
        rows.heard("voided", List.of(DAY, DAY + 30));
        Instant moment = Post.instant(DAY + 10);
        rows.insert(
                "site_status",
                "site_id, status, event_id, event_time, is_void, arrival_time",
                List.of(
                        row("voided", "CLOSED", "c", moment, 0, moment),
                        row("voided", "CLOSED", "c", moment, 1, moment)));

        assertThat(states("voided", "IN", DAY + 20, DAY + 21)).isEqualTo("ZERO ");
    }

    @Test
    void everyWindowOfRandomPostsIsWhatThePlainestReadingSays() throws Exception {
        Random random = new Random(20261110);
        List<Post> posts = IntStream.range(0, 24).mapToObj(n -> post(n, random)).toList();
        for (Post post : posts) {
            write(post);
        }

        compare("v_flow_1m", posts, 1);
        compare("v_flow_5m", posts, 5);
        compare("v_flow_15m", posts, 15);
        compare("v_flow_1h", posts, 60);
        compare("v_flow_1d", posts, 1440);
        compareStatesNow(posts);
        compareHalfHours(posts);
    }

    /** What a wall shows of a post now is what its last reported minute says, whatever was counted there. */
    private void compareStatesNow(List<Post> posts) throws Exception {
        List<String> expected = posts.stream()
                .map(post -> {
                    long lastHour = post.counted().stream()
                            .filter(minute -> minute >= NOW_MINUTE - 60)
                            .count();
                    String state = post.withoutCounts().stateAt(NOW_MINUTE - 1, NOW_MINUTE);
                    return post.id() + " "
                            + (Set.of("ZERO", "PENDING").contains(state) ? lastHour > 0 ? "NORMAL" : "ZERO" : state);
                })
                .toList();

        assertThat(expected).anyMatch(line -> line.endsWith("SILENT")).anyMatch(line -> line.endsWith("ZERO"));
        assertThat(rows.lines("SELECT concat(site_id, ' ', state) AS line FROM {db}.v_site_states"
                        + " WHERE site_id LIKE 'random-%'"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private void compareHalfHours(List<Post> posts) throws Exception {
        List<String> expected = new ArrayList<>();
        for (Post post : posts) {
            for (long start = DAY; start < NOW_MINUTE; start += 30) {
                long begin = start;
                if (post.heard().stream().anyMatch(minute -> minute >= begin && minute < begin + 30)) {
                    long persons = post.counted().stream()
                            .filter(minute -> minute >= begin && minute < begin + 30)
                            .count();
                    expected.add(post.id() + " " + start * 60 + " " + persons);
                }
            }
        }
        assertThat(rows.lines("SELECT concatWithSeparator(' ', site_id, toString(toUnixTimestamp(window_start)),"
                        + " toString(persons_in)) AS line FROM {db}.v_flow_30m WHERE site_id LIKE 'random-%' AND is_known AND"
                        + " window_start >= " + seconds(DAY)))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private void compare(String view, List<Post> posts, int size) throws Exception {
        List<String> expected = new ArrayList<>();
        for (Post post : posts) {
            for (long start = DAY; start + size <= NOW_MINUTE; start += size) {
                expected.add(expectation(post, start, size));
            }
        }
        assertThat(rows.lines("SELECT concatWithSeparator(' ', site_id, toString(toUnixTimestamp(window_start)),"
                        + " state, ifNull(toString(persons), 'null'), ifNull(toString(silent_minutes), 'null')) AS line FROM {db}."
                        + view + " WHERE site_id LIKE 'random-%' AND direction = 'IN' AND window_start >= "
                        + seconds(DAY)
                        + " AND toUnixTimestamp(window_start) <= " + (NOW_MINUTE - size) * 60))
                .as(view)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String expectation(Post post, long start, int size) {
        Set<String> states = LongStream.range(start, start + size)
                .mapToObj(minute -> post.stateAt(minute, NOW_MINUTE))
                .collect(Collectors.toSet());
        String state =
                GRAVEST_FIRST.stream().filter(states::contains).findFirst().orElseThrow();
        long persons = LongStream.range(start, start + size)
                .filter(post.counted()::contains)
                .count();
        long silent = LongStream.range(start, start + size)
                .filter(minute -> post.isSilent(minute, NOW_MINUTE))
                .count();
        boolean isExpected = LongStream.range(start, start + size).anyMatch(post::isExpected);
        boolean isKnown = state.equals("COUNTED") || state.equals("ZERO");
        return post.id() + " " + start * 60 + " " + state + " " + (isKnown ? persons : "null") + " "
                + (isExpected ? silent : "null");
    }

    private static Post post(int number, Random random) {
        int heartbeat = List.of(5, 10, 30, 60, 90, 600).get(random.nextInt(6));
        NavigableSet<Long> heard = new TreeSet<>();
        for (long minute = DAY - 300 + random.nextInt(900); minute < NOW_MINUTE; ) {
            heard.add(minute);
            minute += random.nextInt(50) == 0 ? random.nextInt(1500) : 1 + random.nextInt(heartbeat + 1);
        }
        NavigableMap<Long, String> statuses = new TreeMap<>();
        for (int i = 0; i < random.nextInt(6); i++) {
            long minute = DAY + random.nextInt((int) (NOW_MINUTE - DAY));
            statuses.put(minute, List.of("OPENED", "CLOSED", "SUSPENDED").get(random.nextInt(3)));
        }
        heard.addAll(statuses.keySet());
        Set<Long> counted = new HashSet<>();
        for (long minute : heard) {
            if (minute >= DAY && random.nextInt(20) == 0) {
                counted.add(minute);
            }
        }
        int[] hours = List.of(new int[] {0, 1440}, new int[] {300, 1440}, new int[] {1325, 365}, new int[] {430, 1150})
                .get(random.nextInt(4));
        return new Post("random-" + number, heartbeat, hours[0], hours[1], heard, statuses, counted);
    }

    private void write(Post post) throws Exception {
        roster(post.id(), post.heartbeat(), post.openingHours());
        rows.heard(post.id(), post.heard());
        counted("flow_1m", post.id(), post.counted(), 1);
        counted("flow_1h", post.id(), post.counted(), 60);
        counted("flow_1d", post.id(), post.counted(), 1440);
        List<String> statuses = new ArrayList<>();
        post.statuses()
                .forEach((minute, status) -> statuses.add(
                        row(post.id(), status, "s" + minute, Post.instant(minute), 0, Post.instant(minute))));
        rows.insert("site_status", "site_id, status, event_id, event_time, is_void, arrival_time", statuses);
    }

    private void counted(String table, String site, Set<Long> minutes, int size) throws Exception {
        List<String> counts = new ArrayList<>();
        minutes.stream()
                .collect(Collectors.groupingBy(
                        minute -> DAY + Math.floorDiv(minute - DAY, size) * size, Collectors.counting()))
                .forEach((start, persons) -> counts.add(row(site, "IN", Post.instant(start), persons, persons)));
        rows.insert(table, "site_id, direction, window_start, persons, revision", counts);
    }

    /** Another version of the same start replaces the one before. */
    private void roster(String site, int heartbeat, String openingHours) throws Exception {
        rows.insert(
                "sites",
                "site_id, valid_from, kind, heartbeat_minutes, opening_hours, arrival_time",
                List.of(row(
                        site,
                        Instant.EPOCH,
                        "ROAD_POST",
                        heartbeat == 0 ? "NULL" : heartbeat,
                        openingHours,
                        NOW.plusSeconds(heartbeat))));
    }

    private String states(String site, String direction, long from, long until) throws Exception {
        return String.join(
                "",
                rows.lines("SELECT concat(state, ' ') AS line FROM {db}.v_flow_1m WHERE site_id = '" + site
                        + "' AND direction = '" + direction + "' AND window_start >= " + seconds(from)
                        + " AND window_start < " + seconds(until) + " ORDER BY window_start"));
    }

    private static String seconds(long minute) {
        return "fromUnixTimestamp(" + minute * 60 + ")";
    }
}
