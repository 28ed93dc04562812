package org.passflow.duty;

import static org.passflow.watch.TerminalText.fit;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How one alert looks as text, in Chinese and English.
 *
 * @param zone of the times shown
 */
public record AlertText(ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    /** The end of the id, severity, since when and state. */
    public String heading(Alert alert) {
        Alert.Handling handling = alert.handling();
        String members = alert.members() > 0 ? "  %,d 起 alerts".formatted(alert.members()) : "";
        String pending = handling.pendingAction().isEmpty() ? "" : " → " + handling.pendingAction() + '…';
        return alert.shortId() + "  " + SeverityWords.of(alert.severity()) + members + "  " + at(alert.openedAt())
                + " 起 since  " + handling.state().words() + pending;
    }

    /** The same with the place. */
    public String oneLine(Alert alert) {
        return (heading(alert) + "  " + alert.place().words()).stripTrailing();
    }

    /** What is wrong and who has to do what about it; lines that say nothing are left out. */
    public List<String> body(Alert alert, int columns) {
        return Stream.of(
                        alert.place().words(),
                        alert.text().chinese(),
                        alert.text().english(),
                        measured(alert),
                        alert.instruction().chinese(),
                        alert.instruction().english(),
                        alert.owner().words().isEmpty()
                                ? ""
                                : "责任 owner  " + alert.owner().words())
                .filter(line -> !line.isEmpty())
                .map(line -> fit("    " + line, columns))
                .toList();
    }

    /** Everything, for one who asked for this alert. */
    public List<String> whole(Alert alert, List<TakenAction> actions) {
        List<String> lines = new ArrayList<>();
        lines.add(heading(alert));
        lines.addAll(body(alert, Integer.MAX_VALUE));
        lines.add("    规则 rule  " + alert.rule() + "  编号 id  " + alert.id());
        lines.add("    发现 noticed  " + at(alert.noticedAt()) + "  升级 escalated  "
                + alert.handling().escalations());
        if (!alert.groupId().isEmpty()) {
            lines.add("    所属组 group  " + alert.groupId());
        }
        if (!alert.evidence().isEmpty()) {
            lines.add("    证据 evidence  " + alert.evidence());
        }
        lines.addAll(course(alert));
        actions.forEach(action -> lines.add("    " + line(action)));
        return lines;
    }

    /** One thing that a person did, in one line. */
    public String line(TakenAction taken) {
        String until = taken.action().untilMillis() == null
                ? ""
                : "至 until " + at(Instant.ofEpochMilli(taken.action().untilMillis()));
        String outcome =
                taken.action().outcome() == null ? "" : taken.action().outcome().name();
        return String.join(
                        " ",
                        at(taken.takenAt()),
                        taken.action().actor(),
                        taken.action().action().name(),
                        outcome,
                        until,
                        taken.action().text(),
                        taken.lost() ? "【未送达,请重做 LOST: do it again】" : "")
                .replaceAll(" {2,}", " ")
                .strip();
    }

    /** The time of day with its date, in the zone. */
    public String at(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }

    private List<String> course(Alert alert) {
        Alert.Handling handling = alert.handling();
        List<String> lines = new ArrayList<>();
        if (!handling.acknowledgedBy().isEmpty()) {
            lines.add("    确认人 acknowledged by  " + handling.acknowledgedBy());
        }
        if (handling.shelvedUntil() != null) {
            lines.add("    搁置至 shelved until  " + at(handling.shelvedUntil()));
        }
        if (handling.endedAt() != null) {
            lines.add("    结束 ended  %s  %s %s"
                    .formatted(at(handling.endedAt()), handling.closedBy(), handling.outcome())
                    .stripTrailing());
        }
        return lines;
    }

    private static String measured(Alert alert) {
        return alert.value() == null
                ? ""
                : "实际 value %s  期望 expected %s".formatted(number(alert.value()), number(alert.expected()));
    }

    private static String number(Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, "%.2f", value).replaceAll("\\.?0+$", "");
    }
}
