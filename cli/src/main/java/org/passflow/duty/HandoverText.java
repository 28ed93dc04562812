package org.passflow.duty;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A handover as text to print, in Chinese and English. */
public record HandoverText(AlertText text) {

    /** A line each, as wide as they are. */
    public List<String> lines(Handover handover) {
        List<String> lines = new ArrayList<>();
        lines.add("交接班 HANDOVER  %s – %s %s"
                .formatted(text.at(handover.since()), text.at(handover.until()), text.zone()));
        lines.add(handover.unit().isEmpty() ? "全部单位 all units" : "责任单位 unit  " + handover.unit());
        lines.add((handover.age().isStale() ? "!! 数据已停 STALE  " : "")
                + handover.age().words());
        lines.add("");
        lines.add(heading("本班新增 noticed in this shift", handover.noticed()) + byRule(handover.noticed()));
        section(lines, "未确认 open: 请接班人处理 to be taken up", handover.in(AlertState.OPEN), handover);
        section(lines, "已确认 acknowledged: 处置中 being handled", handover.in(AlertState.ACKNOWLEDGED), handover);
        section(lines, "已搁置 shelved", handover.in(AlertState.SHELVED), handover);
        section(lines, "已恢复 resolved by data", handover.in(AlertState.RESOLVED), handover);
        section(lines, "已关闭 closed", handover.in(AlertState.CLOSED), handover);
        lost(lines, handover);
        return lines;
    }

    private void section(List<String> lines, String title, List<Alert> alerts, Handover handover) {
        lines.add("");
        lines.add(heading(title, alerts));
        for (Alert alert : alerts) {
            lines.add("  " + text.oneLine(alert) + how(alert.handling()));
            if (!alert.text().both().isEmpty()) {
                lines.add("      " + alert.text().both());
            }
            if (!alert.handling().state().hasEnded() && !alert.owner().words().isEmpty()) {
                lines.add("      责任 owner  " + alert.owner().words());
            }
            handover.about(alert).forEach(action -> lines.add("      " + text.line(action)));
        }
    }

    private String how(Alert.Handling handling) {
        return switch (handling.state()) {
            case OPEN -> "";
            case ACKNOWLEDGED -> "  确认人 by " + handling.acknowledgedBy();
            case SHELVED -> handling.shelvedUntil() == null ? "" : "  至 until " + text.at(handling.shelvedUntil());
            case RESOLVED -> "  " + text.at(handling.endedAt());
            case CLOSED ->
                "  %s  关闭人 by %s %s".formatted(text.at(handling.endedAt()), handling.closedBy(), handling.outcome());
        };
    }

    private void lost(List<String> lines, Handover handover) {
        List<TakenAction> lost =
                handover.actions().stream().filter(TakenAction::lost).toList();
        if (!lost.isEmpty()) {
            lines.add("");
            lines.add("!! 未送达的操作 actions that were lost (%d)".formatted(lost.size()));
            lost.forEach(action -> lines.add("  " + action.action().alertId() + "  " + text.line(action)));
        }
    }

    private static String heading(String title, List<Alert> alerts) {
        return "%s (%,d)".formatted(title, alerts.size());
    }

    private static String byRule(List<Alert> alerts) {
        Map<String, Long> rules =
                alerts.stream().collect(Collectors.groupingBy(Alert::rule, TreeMap::new, Collectors.counting()));
        return rules.entrySet().stream()
                .map(rule -> rule.getKey() + ' ' + rule.getValue())
                .collect(Collectors.joining(" · ", rules.isEmpty() ? "" : "  ", ""));
    }
}
