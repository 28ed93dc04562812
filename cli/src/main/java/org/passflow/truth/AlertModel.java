package org.passflow.truth;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The alerts that the rules on persons, repetitions, absence and immediate reports must raise, computed from the records
 * alone. Rules on half hours are not in it: what they find is measured. By the thresholds of this build, but for
 * {@code policy-breach}, which nothing is unless a control record says so.
 */
public final class AlertModel {

    /** The rules that it knows. */
    public static final Set<String> RULES = Set.of(
            "fever",
            "risk-arrival",
            "policy-breach",
            "repeat-turn-back",
            "fever-cluster",
            "site-silent",
            "region-silent",
            "disinfection-short",
            "immediate-report");

    private static final Set<String> SIGNS_OF_LIFE = Set.of("checkpoint-events", "hub-events", "site-status");
    private static final Set<String> NEWS = Set.of("OPENED", "CLOSED", "SUSPENDED", "DISINFECTED");

    private final TruthSettings settings;
    private final Duration bound;
    private final RuleDefaults rules = new RuleDefaults();
    private final ControlBook control = new ControlBook();
    private final Intake intake;
    private final EventAlerts events = new EventAlerts(control, rules);
    private final RepeatAlerts repeats = new RepeatAlerts(rules);
    private final Happenings happenings = new Happenings();
    private final Map<String, PostLife> posts = new HashMap<>();

    /** @param bound of the jobs: how long after an instant what arrived meanwhile still counts as known at it */
    public AlertModel(TruthSettings settings, Duration bound) {
        this.settings = settings;
        this.intake = new Intake(control, settings);
        this.bound = bound;
    }

    /** Takes one record of a control or event topic; the control records first. */
    public void add(RawRecord record) {
        intake.take(record).ifPresent(event -> addEvent(record, event));
    }

    private void addEvent(RawRecord record, Event event) {
        PostLife post = post(event.siteId());
        if (post != null && SIGNS_OF_LIFE.contains(record.topic())) {
            post.hear(event, Instant.ofEpochMilli(record.arrivalMillis()));
        }
        if (events.concern(event) || repeats.concern(event) || isNews(event)) {
            happenings.add(record, event);
        }
    }

    private static boolean isNews(Event event) {
        return event.topic().equals("site-status") && NEWS.contains(event.text("status"));
    }

    /** The post by the first version of its roster entry; null for one that no roster knows. */
    private PostLife post(String siteId) {
        ZoneId zone = settings.zone();
        return posts.computeIfAbsent(siteId, id -> control.all("sites", id).stream()
                .findFirst()
                .map(site -> new PostLife(site, zone, bound))
                .orElse(null));
    }

    /** What must have been raised when the jobs' time has come to an instant. To be asked once. */
    public List<ExpectedAlert> alerts(Instant until) {
        control.ids("sites").forEach(this::post);
        List<ExpectedAlert> alerts = new ArrayList<>();
        for (Happening one : happenings.all()) {
            alerts.addAll(events.of(one, until));
            if (repeats.concern(one.event())) {
                repeats.add(one);
            }
            if (isNews(one.event()) && posts.containsKey(one.event().siteId())) {
                posts.get(one.event().siteId()).say(one);
            }
        }
        alerts.addAll(repeats.alerts(until));
        alerts.addAll(new SilenceAlerts(rules, posts).alerts(until));
        DisinfectionAlerts disinfection = new DisinfectionAlerts(new BusinessDays(settings.zone(), settings.dayCut()));
        posts.forEach((site, post) -> alerts.addAll(disinfection.of(site, post, until)));
        alerts.sort(Comparator.comparing(ExpectedAlert::openedAt).thenComparing(ExpectedAlert::toString));
        return List.copyOf(alerts);
    }
}
