package org.passflow.watch;

import static org.passflow.watch.TerminalText.fit;
import static org.passflow.watch.TerminalText.width;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How live counts look as text, in Chinese and English.
 *
 * @param zone of the times shown
 * @param rows sites shown at most
 */
public record LiveTable(ZoneId zone, int rows) {
    /** Columns of a terminal; a Chinese character takes two. */
    public static final int WIDTH = 78;

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final int NAME_WIDTH = 24;
    private static final int[] WIDTHS = {7, 7, 7, 8, 7};
    private static final String UNKNOWN = "–";

    /** The whole table, a line each, none wider than {@link #WIDTH}. */
    public List<String> lines(LiveCounts counts) {
        List<String> lines = new ArrayList<>();
        lines.add(heading(counts));
        lines.add(sums(counts));
        lines.add(alerts(counts));
        lines.add("");
        lines.add(row("点位 site", List.of("进 in", "出 out", "采样", "60 min", "消息"), "状态 state"));
        counts.sites().stream().limit(rows).map(this::line).forEach(lines::add);
        int more = counts.sites().size() - rows;
        if (more > 0) {
            lines.add("… 其余 " + more + " more");
        }
        lines.add(fit(silent(counts), WIDTH));
        return lines;
    }

    /** The same in one line, for where nothing can be drawn again. */
    public String line(LiveCounts counts) {
        long in = counts.sites().stream().mapToLong(site -> orZero(site.in())).sum();
        long out = counts.sites().stream().mapToLong(site -> orZero(site.out())).sum();
        return "%s  进 in %,d  出 out %,d  %s".formatted(at(MINUTE, counts.minute()), in, out, sums(counts));
    }

    private String heading(LiveCounts counts) {
        String state = counts.isLive()
                ? "实时 live, %d s".formatted(counts.age().toSeconds())
                : "滞后 behind %s".formatted(inWords(counts.age()));
        return "%s %s  (%s)".formatted(at(MINUTE, counts.minute()), zone, state);
    }

    private static String sums(LiveCounts counts) {
        Map<SiteState, Long> states = counts.sites().stream()
                .collect(Collectors.groupingBy(
                        LiveCounts.Site::state, () -> new EnumMap<>(SiteState.class), Collectors.counting()));
        String sites = states.entrySet().stream()
                .filter(state -> state.getKey() != SiteState.NOT_EXPECTED)
                .map(state -> state.getKey().words() + ' ' + state.getValue())
                .collect(Collectors.joining(" · "));
        return fit(sites, WIDTH - 26) + "  迟到 late %,d  拒收 rejects %,d".formatted(counts.late(), counts.rejects());
    }

    private static String alerts(LiveCounts counts) {
        LiveCounts.OpenAlerts open = counts.alerts();
        return "预警 alerts  严重 critical %,d · 警告 warning %,d · 提示 notice %,d"
                .formatted(open.critical(), open.warning(), open.notice());
    }

    private static String silent(LiveCounts counts) {
        List<String> names = counts.sites().stream()
                .filter(site -> site.state() == SiteState.SILENT)
                .map(LiveCounts.Site::name)
                .toList();
        return names.isEmpty() ? "" : "失联 silent: " + String.join("、", names);
    }

    private String line(LiveCounts.Site site) {
        List<String> cells = List.of(
                number(site.in()),
                number(site.out()),
                number(site.sampled()),
                number(site.hour()),
                site.heard() == null ? UNKNOWN : at(TIME, site.heard()));
        return row(site.name(), cells, site.state().words());
    }

    private static String row(String name, List<String> cells, String state) {
        StringBuilder row = new StringBuilder(fit(name, NAME_WIDTH));
        row.append(" ".repeat(NAME_WIDTH - width(row)));
        for (int i = 0; i < WIDTHS.length; i++) {
            row.append(" ".repeat(Math.max(1, WIDTHS[i] - width(cells.get(i))))).append(cells.get(i));
        }
        return row.append("  ").append(state).toString();
    }

    private static String number(Long count) {
        return count == null ? UNKNOWN : "%,d".formatted(count);
    }

    private static long orZero(Long count) {
        return count == null ? 0 : count;
    }

    private String at(DateTimeFormatter format, Instant instant) {
        return format.format(instant.atZone(zone));
    }

    private static String inWords(Duration age) {
        return age.toDays() > 0
                ? "%d d %d h".formatted(age.toDays(), age.toHoursPart())
                : "%d h %d min".formatted(age.toHours(), age.toMinutesPart());
    }
}
