package org.passflow.truth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What rules on one event must find: fever, arrival from an area at risk, breach of policy, immediate report. */
final class EventAlerts {

    private static final int COUNTY = 6;

    private final ControlBook control;
    private final RuleDefaults rules;
    private final Set<String> passengers = new HashSet<>();

    EventAlerts(ControlBook control, RuleDefaults rules) {
        this.control = control;
        this.rules = rules;
    }

    /** Whether any of these rules could find something; voids say the same as their events. */
    boolean concern(Event event) {
        Happening alone = new Happening(event, event.time(), null, false);
        return isFever(alone)
                || event.is("status", "IMMEDIATE_REPORT")
                || isOutsiderPassing(event)
                || (isArrival(event) && comesFromListedCounty(event));
    }

    /** To be asked in the order in which happenings came. */
    List<ExpectedAlert> of(Happening one, Instant until) {
        List<ExpectedAlert> alerts = new ArrayList<>();
        if (one.isTakenBackFirst()) {
            return alerts;
        }
        Event event = one.event();
        if (isFever(one) && isFirstOfPassenger(event)) {
            alerts.add(alert("fever", event, event.time()));
        }
        if (event.is("status", "IMMEDIATE_REPORT")) {
            alerts.add(alert("immediate-report", event, event.time()));
        }
        if (isOutsiderPassing(event) && areOutsidersTurnedBack(event)) {
            alerts.add(alert("policy-breach", event, event.time()));
        }
        if (isArrival(event) && isInlet(event)) {
            atRiskSince(one, until).ifPresent(since -> alerts.add(alert("risk-arrival", event, since)));
        }
        return alerts;
    }

    private static ExpectedAlert alert(String rule, Event event, Instant since) {
        return new ExpectedAlert(rule, "EVENT", event.siteId(), event.text("event_id"), since);
    }

    private boolean isFever(Happening one) {
        return one.hasTemperature() && one.centidegrees() >= Math.round(100 * rules.number("fever", "celsius"));
    }

    /** One fever of a passenger is told, whichever step shows it. */
    private boolean isFirstOfPassenger(Event event) {
        return !event.has("trip_id") || passengers.add(event.text("trip_id") + '/' + event.text("person_token"));
    }

    private static boolean isOutsiderPassing(Event event) {
        return event.isPersonPassing()
                && event.direction().equals("IN")
                && event.is("disposition", "PASSED")
                && event.is("residency", "OUTSIDER");
    }

    private boolean areOutsidersTurnedBack(Event event) {
        String region = control.asOf("sites", event.siteId(), event.time())
                .map(site -> site.text("region"))
                .orElse("");
        return control.ids("alert-rules").stream()
                .flatMap(id -> control.asOf("alert-rules", id, event.time()).stream())
                .filter(rule -> rule.text("rule").equals("policy-breach"))
                .filter(rule -> rule.fields()
                        .path("thresholds")
                        .path("turn_back_outsiders")
                        .asBoolean())
                .anyMatch(rule -> texts(rule).anyMatch(region::startsWith));
    }

    private static Stream<String> texts(ControlBook.Version rule) {
        List<String> regions = new ArrayList<>();
        rule.fields().path("scope_regions").forEach(region -> regions.add(region.asText()));
        return regions.stream();
    }

    private static boolean isArrival(Event event) {
        return event.isPersonPassing()
                && event.direction().equals("IN")
                && event.text("origin_region").length() >= COUNTY;
    }

    private boolean comesFromListedCounty(Event event) {
        String county = event.text("origin_region").substring(0, COUNTY);
        return control.ids("risk-areas").stream().anyMatch(code -> code.startsWith(county));
    }

    private boolean isInlet(Event event) {
        return control.asOf("sites", event.siteId(), event.time())
                .filter(site -> !site.text("inlet_of").isEmpty())
                .isPresent();
    }

    /**
     * Since when an arrival is one from an area at risk: judged when it happened, when it was known, and whenever an area
     * comes on the list within the days that count.
     */
    private Optional<Instant> atRiskSince(Happening one, Instant until) {
        Instant happened = one.event().time();
        Instant known = one.known().isBefore(happened) ? happened : one.known();
        Duration recent = Duration.ofDays(rules.whole("risk-arrival", "days"));
        List<Instant> instants = new ArrayList<>(List.of(happened, known));
        instants.addAll(changes(known, until));
        for (Instant instant : instants) {
            boolean isTakenBack = instant.isAfter(known)
                    && one.takenBack() != null
                    && !one.takenBack().isAfter(instant);
            boolean isRecent = !instant.isAfter(happened.plus(recent));
            Optional<Instant> listed = listedSince(one.event().text("origin_region"), instant);
            if (isRecent && !isTakenBack && listed.isPresent()) {
                return listed.map(since -> since.isBefore(happened) ? happened : since);
            }
        }
        return Optional.empty();
    }

    private Set<Instant> changes(Instant after, Instant until) {
        Set<Instant> changes = new TreeSet<>();
        for (String code : control.ids("risk-areas")) {
            control.all("risk-areas", code).stream()
                    .map(ControlBook.Version::takesEffect)
                    .filter(change -> change.isAfter(after) && !change.isAfter(until))
                    .forEach(changes::add);
        }
        return changes;
    }

    /** Since when the gravest area that an origin lies in, or that lies in it, or that is known by its county, is listed. */
    private Optional<Instant> listedSince(String origin, Instant time) {
        return control.ids("risk-areas").stream()
                .filter(code -> origin.startsWith(code) || code.startsWith(origin))
                .flatMap(code -> control.asOf("risk-areas", code, time).stream())
                .filter(area -> !area.text("level").equals("LOW"))
                .min((one, other) -> one.text("level").compareTo(other.text("level")))
                .map(ControlBook.Version::takesEffect);
    }
}
