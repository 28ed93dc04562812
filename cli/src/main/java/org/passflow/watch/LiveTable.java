package org.passflow.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * How live counts look as text.
 *
 * @param zone of the times shown
 * @param rows sites shown at most
 */
public record LiveTable(ZoneId zone, int rows) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /** The whole table, a line each, none longer than 78 columns. */
    public List<String> lines(LiveCounts counts) {
        List<String> lines = new ArrayList<>();
        lines.add(heading(counts));
        lines.add(sums(counts));
        lines.add("");
        lines.add("%-28s %7s %7s %8s %9s %8s".formatted("site", "in", "out", "sampled", "60 min", "last"));
        counts.sites().stream().limit(rows).map(this::line).forEach(lines::add);
        int more = counts.sites().size() - rows;
        if (more > 0) {
            lines.add("… and " + more + " more sites");
        }
        return lines;
    }

    /** The same in one line, for where nothing can be drawn again. */
    public String line(LiveCounts counts) {
        long in = counts.sites().stream().mapToLong(LiveCounts.Site::in).sum();
        long out = counts.sites().stream().mapToLong(LiveCounts.Site::out).sum();
        return "%s  in %,d  out %,d  sites %d  %s"
                .formatted(at(MINUTE, counts.minute()), in, out, counts.sites().size(), sums(counts));
    }

    private String heading(LiveCounts counts) {
        String state = counts.isLive()
                ? "live, %d s behind the clock".formatted(counts.age().toSeconds())
                : "%s behind the clock".formatted(inWords(counts.age()));
        return "%s %s  (%s)".formatted(at(MINUTE, counts.minute()), zone, state);
    }

    private static String sums(LiveCounts counts) {
        return "%,d minutes counted  %,d late  %,d rejects"
                .formatted(counts.minutes(), counts.late(), counts.rejects());
    }

    private String line(LiveCounts.Site site) {
        return "%-28s %,7d %,7d %,8d %,9d %8s"
                .formatted(site.id(), site.in(), site.out(), site.sampled(), site.hour(), at(TIME, site.last()));
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
