package org.passflow.pipeline;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.Collector;
import org.passflow.alert.EarlyRelease;
import org.passflow.alert.Knowledge;
import org.passflow.alert.QuarantineBreach;
import org.passflow.alert.QuarantineDue;
import org.passflow.alert.TemperatureMissed;
import org.passflow.custody.Custody;
import org.passflow.custody.Seen;
import org.passflow.finding.Finding;
import org.passflow.finding.Step;
import org.passflow.flow.BusinessTime;

/**
 * What is wrong with the quarantine of one person, and whether that has been said.
 *
 * <p>State: what was raised; at once and ended is kept too, as long as its event can be judged again.
 */
final class CustodyAlarms {

    private static final String BREACH = "breach/";
    private static final String RELEASE = "release/";
    private static final String DUE = "due/";
    private static final String MISSED = "missed/";

    /** How often a deadline that has not come is looked at, in case that it is made shorter. */
    private static final long REGULARLY_MILLIS = 5 * BusinessTime.MINUTE_MILLIS;

    private final MapState<String, Finding> raised;
    private final long keptMillis;
    private final BusinessTime business;

    CustodyAlarms(MapState<String, Finding> raised, long keptMillis, BusinessTime business) {
        this.raised = raised;
        this.keptMillis = keptMillis;
        this.business = business;
    }

    /** Says at once what a sighting shows. */
    void seen(CustodySign sign, Seen seen, List<Custody> custodies, Knowledge knowledge, Collector<Finding> out)
            throws Exception {
        Map<String, Finding> wrong = new TreeMap<>();
        addBreach(wrong, seen, custodies, new QuarantineBreach(knowledge, sign.token()), sign.arrivalMillis());
        sayAtOnce(wrong, key -> key.equals(BREACH + seen.key()), sign, out);
    }

    /**
     * Says at once what an event of the quarantine shows, of sightings that came before it too.
     *
     * @param isKnown whether a release can still be judged, by its id
     */
    void changed(
            CustodySign sign,
            List<Seen> seen,
            List<Custody> custodies,
            Predicate<String> isKnown,
            Knowledge knowledge,
            Collector<Finding> out)
            throws Exception {
        Map<String, Finding> wrong = new TreeMap<>();
        Set<String> judged = new HashSet<>();
        QuarantineBreach breach = new QuarantineBreach(knowledge, sign.token());
        for (Seen one : seen) {
            if (one.timeMillis() + keptMillis > sign.arrivalMillis()) {
                judged.add(BREACH + one.key());
                addBreach(wrong, one, custodies, breach, sign.arrivalMillis());
            }
        }
        EarlyRelease early = new EarlyRelease(knowledge, sign.token());
        for (Custody custody : custodies) {
            early.judge(custody, sign.arrivalMillis())
                    .ifPresent(finding -> wrong.put(RELEASE + finding.subject().id(), finding));
        }
        sayAtOnce(wrong, key -> judged.contains(key) || isRelease(key, isKnown), sign, out);
    }

    private static boolean isRelease(String key, Predicate<String> isKnown) {
        return key.startsWith(RELEASE) && isKnown.test(key.substring(RELEASE.length()));
    }

    private void addBreach(
            Map<String, Finding> wrong, Seen seen, List<Custody> custodies, QuarantineBreach breach, long noticed) {
        for (Custody custody : custodies) {
            breach.judge(seen, custody, keptMillis, noticed)
                    .ifPresent(finding -> wrong.put(BREACH + seen.key(), finding));
        }
    }

    private void sayAtOnce(
            Map<String, Finding> wrong, Predicate<String> isAsked, CustodySign sign, Collector<Finding> out)
            throws Exception {
        for (Map.Entry<String, Finding> before : known(isAsked).entrySet()) {
            boolean hasEnded = before.getValue().step() == Step.END;
            Finding now = wrong.remove(before.getKey());
            if (now == null && !hasEnded) {
                Finding end = before.getValue().ended(sign.arrivalMillis());
                out.collect(end);
                raised.put(before.getKey(), end);
            } else if (now != null && hasEnded) {
                raise(before.getKey(), now.reopened("again-" + sign.eventId()), out);
            }
        }
        for (Map.Entry<String, Finding> entry : wrong.entrySet()) {
            raise(entry.getKey(), entry.getValue(), out);
        }
    }

    private void raise(String key, Finding finding, Collector<Finding> out) throws Exception {
        out.collect(finding);
        raised.put(key, finding);
    }

    private Map<String, Finding> known(Predicate<String> isAsked) throws Exception {
        Map<String, Finding> known = new TreeMap<>();
        for (Map.Entry<String, Finding> entry : raised.entries()) {
            if (isAsked.test(entry.getKey())) {
                known.put(entry.getKey(), entry.getValue());
            }
        }
        return known;
    }

    /** Says what is wrong at an instant, by what was known then; gives the next instant at which it may be otherwise. */
    long look(String token, List<Custody> custodies, long nowMillis, Knowledge knowledge, Collector<Finding> out)
            throws Exception {
        QuarantineDue due = new QuarantineDue(knowledge, token);
        TemperatureMissed missed = new TemperatureMissed(knowledge, token, business);
        Map<String, Finding> wrong = new HashMap<>();
        long next = Long.MAX_VALUE;
        for (Custody custody : custodies) {
            String order = custody.order().id();
            due.judge(custody, nowMillis).ifPresent(finding -> wrong.put(DUE + order, finding));
            missed.judge(custody, nowMillis).ifPresent(finding -> wrong.put(MISSED + order, finding));
            next = Math.min(next, due.nextLook(custody, nowMillis, REGULARLY_MILLIS));
            next = Math.min(next, missed.nextLook(custody, nowMillis, REGULARLY_MILLIS));
            boolean endsLater = custody.endMillis() != null && custody.endMillis() > nowMillis;
            next = endsLater ? Math.min(next, custody.endMillis()) : next;
        }
        say(wrong, nowMillis, out);
        return next;
    }

    private void say(Map<String, Finding> wrong, long nowMillis, Collector<Finding> out) throws Exception {
        Map<String, Finding> before = known(key -> key.startsWith(DUE) || key.startsWith(MISSED));
        for (Map.Entry<String, Finding> entry : before.entrySet()) {
            Finding now = wrong.get(entry.getKey());
            if (now == null || !now.opening().equals(entry.getValue().opening())) {
                out.collect(entry.getValue().ended(nowMillis));
                raised.remove(entry.getKey());
            }
        }
        for (Map.Entry<String, Finding> entry : new TreeMap<>(wrong).entrySet()) {
            Finding known = before.get(entry.getKey());
            Finding now = entry.getValue();
            boolean isNew = known == null || !known.opening().equals(now.opening());
            if (isNew) {
                raise(entry.getKey(), now, out);
            } else if (!known.measured().equals(now.measured())) {
                raise(entry.getKey(), now.updating(known), out);
            }
        }
    }

    /** A sighting that is over cannot be judged again. */
    void forget(Seen seen) throws Exception {
        raised.remove(BREACH + seen.key());
    }

    /** Nor can a release that no void can take back any more. */
    void forgetReleases(Predicate<String> isKnown) throws Exception {
        for (String key : known(key -> key.startsWith(RELEASE)).keySet()) {
            if (!isRelease(key, isKnown)) {
                raised.remove(key);
            }
        }
    }
}
