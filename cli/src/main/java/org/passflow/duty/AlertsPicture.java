package org.passflow.duty;

import static org.passflow.watch.TerminalText.fit;

import java.io.IOException;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.passflow.reference.Severity;
import org.passflow.watch.LiveTable;
import org.passflow.watch.Picture;

/**
 * What needs a person now, with the age of the data and of the watchdog always in sight. On a terminal the gravest alerts
 * in full, elsewhere their numbers in one line.
 *
 * @param rows alerts shown at most
 * @param clock whose time stands at the top; ages are by the clock of ClickHouse
 */
public record AlertsPicture(DutyDesk desk, AlertText text, int rows, InstantSource clock) implements Picture {
    private static final DateTimeFormatter NOW = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String LOUD = "\033[1;97;41m";
    private static final String PLAIN = "\033[0m";

    @Override
    public List<String> lines(boolean terminal) throws IOException, InterruptedException {
        ChainAge age = desk.age();
        List<Alert> alerts = desk.open();
        return terminal ? inFull(alerts, age) : List.of(inShort(alerts, age));
    }

    String inShort(List<Alert> alerts, ChainAge age) {
        return "%s  %s  %s%s".formatted(now(), counts(alerts), age.words(), age.isStale() ? "  !! 数据已停 STALE !!" : "");
    }

    List<String> inFull(List<Alert> alerts, ChainAge age) {
        List<String> lines = new ArrayList<>();
        lines.add(fit("%s  %s".formatted(now(), counts(alerts)), LiveTable.WIDTH));
        lines.add(age.isStale() ? LOUD + fit("!! 数据已停 STALE  " + age.words(), LiveTable.WIDTH) + PLAIN : age.words());
        if (alerts.isEmpty()) {
            lines.add(age.isStale() ? "没有预警不等于平安 no alerts does not mean all is well" : "没有未结束的预警 no open alerts");
        }
        for (Alert alert : alerts.subList(0, Math.min(rows, alerts.size()))) {
            lines.add("");
            lines.add(SeverityWords.colour(alert.severity()) + fit(text.heading(alert), LiveTable.WIDTH) + PLAIN);
            lines.addAll(text.body(alert, LiveTable.WIDTH));
        }
        if (alerts.size() > rows) {
            lines.add("… 其余 %,d more: passflow alert list".formatted(alerts.size() - rows));
        }
        return lines;
    }

    private static String counts(List<Alert> alerts) {
        return Arrays.stream(Severity.values())
                .sorted(Comparator.reverseOrder())
                .map(severity -> SeverityWords.of(severity)
                        + ' '
                        + alerts.stream()
                                .filter(alert -> alert.severity() == severity)
                                .count())
                .collect(Collectors.joining(" · "));
    }

    private String now() {
        return NOW.format(ZonedDateTime.ofInstant(clock.instant(), text.zone()));
    }
}
