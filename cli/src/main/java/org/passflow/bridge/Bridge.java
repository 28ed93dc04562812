package org.passflow.bridge;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.passflow.stack.ClickHouseHttp;

/**
 * Brings Alertmanager again and again to what ClickHouse says: alerts and silences, and a watchdog that stays on only as
 * long as the whole chain works. Keeps nothing that a restart could lose but the ids of alerts that have grown old since
 * they first called, and those Alertmanager knows too.
 */
public final class Bridge {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final StoredAlerts stored;
    private final Alertmanager alertmanager;
    private final BridgeSettings settings;
    private final InstantSource clock;
    private final Consumer<String> out;
    private final Paging paging;
    private final Silencing silencing;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private Set<String> known = Set.of();
    private ChainPulse pulse;
    private boolean beating;
    private int failures;

    /**
     * @param clickHouse as a user who may read the alerts
     * @param out is given a line for each change and each outage
     */
    public Bridge(
            ClickHouseHttp clickHouse,
            String database,
            BridgeSettings settings,
            InstantSource clock,
            Consumer<String> out) {
        this.stored = new StoredAlerts(clickHouse, database);
        this.alertmanager = new Alertmanager(settings.alertmanager());
        this.settings = settings;
        this.clock = clock;
        this.out = out;
        this.paging = new Paging(settings);
        this.silencing = new Silencing(settings.keep());
        this.pulse = ChainPulse.unseen(settings.beatWithin());
    }

    /** Runs until it is stopped, or the thread is interrupted; an outage is said and waited for, longer each time. */
    public void run() throws InterruptedException {
        try {
            boolean stop = false;
            while (!stop) {
                stop = stopping.await(turn().toMillis(), TimeUnit.MILLISECONDS);
            }
        } finally {
            stopped.countDown();
        }
    }

    /** Ends {@link #run} once Alertmanager has been told all that this turn found, and waits for that, some seconds at most. */
    public void stop() throws InterruptedException {
        stopping.countDown();
        if (stopped.await(GRACE.toSeconds(), TimeUnit.SECONDS)) {
            out.accept("bridge stopped");
        }
    }

    private Duration turn() throws InterruptedException {
        try {
            bringUpToDate();
            if (failures > 0) {
                out.accept("works again after %d failures".formatted(failures));
                failures = 0;
            }
            return settings.every();
        } catch (IOException e) {
            return failed(e.getMessage());
        } catch (RuntimeException e) {
            // A row or an answer that nobody foresaw must not end the bridge: the next may be right.
            return failed(e.toString());
        }
    }

    private Duration failed(String problem) {
        failures++;
        out.accept("failure %d: %s".formatted(failures, problem));
        Duration pause = settings.every().multipliedBy(1L << Math.min(failures - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private void bringUpToDate() throws IOException, InterruptedException {
        Held held = alertmanager.held();
        List<StoredAlert> alerts = stored.read(held.alertIds());
        Instant now = clock.instant();
        Paging.Plan plan = paging.plan(alerts, held, known, now);
        Silencing.Plan silences = silencing.plan(plan.alive(), held.silences(), now);
        // Silences come first and go last, so that nothing calls in between.
        for (Silence silence : silences.sets()) {
            alertmanager.set(silence);
            out.accept("silent until %s by %s: %s".formatted(silence.endsAt(), silence.officer(), silence.alertId()));
        }
        post(plan, held);
        for (Silence silence : silences.expiries()) {
            alertmanager.expire(silence);
            out.accept("no longer silent: " + silence.alertId());
        }
        known = plan.known();
        feedWatchdog(held, now);
    }

    private void post(Paging.Plan plan, Held held) throws IOException, InterruptedException {
        alertmanager.post(plan.posts());
        alertmanager.post(plan.ends());
        Set<Map<String, String>> before = new HashSet<>();
        held.alerts().forEach(alert -> before.add(alert.labels()));
        plan.posts().stream()
                .filter(alert -> !before.contains(alert.labels()))
                .forEach(alert -> out.accept("calls: " + line(alert, "summary_en")));
        plan.ends().forEach(alert -> out.accept("ends: " + line(alert, "ended_en")));
    }

    private void feedWatchdog(Held held, Instant now) throws IOException, InterruptedException {
        Optional<Heartbeat> beat = stored.heartbeat();
        pulse = pulse.seen(beat.orElse(null), now);
        boolean beats = pulse.beats(beat.orElse(null), now);
        if (beats) {
            PagedAlert watchdog = watchdog(now);
            boolean stands =
                    held.alerts().stream().anyMatch(alert -> alert.standsFor(watchdog, now, settings.watchdogFor()));
            alertmanager.post(stands ? List.of() : List.of(watchdog));
        }
        if (beats != beating) {
            out.accept(beats ? "the chain works" : "the chain stands still: " + PagedAlert.WATCHDOG + " runs out");
            beating = beats;
        }
    }

    private PagedAlert watchdog(Instant now) {
        return new PagedAlert(
                Map.of(
                        PagedAlert.NAME,
                        PagedAlert.WATCHDOG,
                        PagedAlert.SOURCE,
                        PagedAlert.PASSFLOW,
                        "severity",
                        "none"),
                Map.of("summary_en", "The whole chain works", "summary_zh", "全链路正常"),
                now,
                now.plus(settings.watchdogFor()));
    }

    private static String line(PagedAlert alert, String annotation) {
        return "%s %s %s %s"
                .formatted(
                        alert.labels().get("severity"),
                        alert.labels().get(PagedAlert.NAME),
                        alert.alertId(),
                        alert.annotations().getOrDefault(annotation, ""));
    }
}
