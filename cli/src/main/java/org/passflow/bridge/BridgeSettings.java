package org.passflow.bridge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How the bridge goes about its work.
 *
 * @param alertmanager its URL, with the path under which it is served, if any
 * @param clickHouse host and port of its HTTP interface, with https:// before it where that is encrypted
 * @param every how often it looks at ClickHouse and Alertmanager
 * @param keep how far ahead an alert's end is set; so long an outage of the bridge ends none
 * @param openedWithin what opened longer ago, when the bridge first sees it, calls nobody
 * @param storedWithin what was last stored longer than this after it opened is history that is being filled in, and calls
 *     nobody when the bridge first sees it
 * @param atMost how many alerts are alive in Alertmanager at once
 * @param beatWithin how long the alert of the rule watchdog may stand still before the chain counts as dead
 * @param watchdogFor how far ahead the end of Alertmanager's watchdog is set
 */
public record BridgeSettings(
        String alertmanager,
        String clickHouse,
        Duration every,
        Duration keep,
        Duration openedWithin,
        Duration storedWithin,
        int atMost,
        Duration beatWithin,
        Duration watchdogFor) {

    private static final Pattern URL = Pattern.compile("https?://[^/?#\\s]+(/[^?#\\s]*)?");
    private static final Pattern ADDRESS = Pattern.compile("(https?://)?[^/?#\\s]+:\\d{1,5}");

    public static final BridgeSettings DEFAULTS = new BridgeSettings(
            "http://127.0.0.1:9093",
            "127.0.0.1:8123",
            Duration.ofSeconds(2),
            Duration.ofHours(4),
            Duration.ofHours(12),
            Duration.ofHours(1),
            200,
            Duration.ofMinutes(2),
            Duration.ofMinutes(3));

    /** Looks that must fit into the time for which something is kept on, for one may fail. */
    private static final int LOOKS = 4;

    /** Throws {@link IllegalArgumentException} with a line for each setting that is wrong. */
    public BridgeSettings {
        List<String> problems = new ArrayList<>();
        require(
                URL.matcher(alertmanager).matches(),
                "--alertmanager is http://HOST:PORT, not " + alertmanager,
                problems);
        require(
                ADDRESS.matcher(clickHouse).matches(),
                "--clickhouse is HOST:PORT or https://HOST:PORT, not " + clickHouse,
                problems);
        require(every.toMillis() >= 100, "--every is at least PT0.1S, not " + every, problems);
        requireLooks("--keep", keep, every, problems);
        requireLooks("--watchdog-for", watchdogFor, every, problems);
        require(isPositive(openedWithin), "--opened-within is more than nothing, not " + openedWithin, problems);
        require(isPositive(storedWithin), "--stored-within is more than nothing, not " + storedWithin, problems);
        require(isPositive(beatWithin), "--beat-within is more than nothing, not " + beatWithin, problems);
        require(atMost >= 1, "--at-most is at least 1, not " + atMost, problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(System.lineSeparator(), problems));
        }
    }

    private static void requireLooks(String flag, Duration kept, Duration every, List<String> problems) {
        require(
                kept.compareTo(every.multipliedBy(LOOKS)) >= 0,
                "%s is at least %d times --every, not %s".formatted(flag, LOOKS, kept),
                problems);
    }

    private static void require(boolean right, String problem, List<String> problems) {
        if (!right) {
            problems.add(problem);
        }
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
