package org.passflow.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.passflow.event.Disposition;
import org.passflow.event.Identity;
import org.passflow.finding.Measured;
import org.passflow.finding.SubjectKind;

/**
 * A rule on the same thing several times within a time.
 *
 * @param distinctBy what is counted
 * @param number setting that says from how many on it is noticed
 * @param isEndedByQuiet whether it ends when nothing more happens for that time; else a person ends it
 * @param kept for how long after its arrival an event may be counted: the longest time that can be set, and a day
 */
public record RepeatRule(
        Rule rule, Function<Sighting, String> distinctBy, String number, boolean isEndedByQuiet, Duration kept) {

    private static final RepeatRule TURNED_BACK =
            new RepeatRule(Rule.REPEAT_TURN_BACK, Sighting::siteId, "sites", false, Duration.ofDays(8));
    private static final RepeatRule FEVERS =
            new RepeatRule(Rule.FEVER_CLUSTER, Sighting::person, "persons", true, Duration.ofDays(2));

    /**
     * Where an event is gathered with others.
     *
     * @param id of a person a hash, never the token
     */
    public record Place(RepeatRule rule, SubjectKind kind, String id) {

        /** Tells the place from every other. */
        public String key() {
            return rule.rule().ruleName() + '/' + kind + '/' + id;
        }
    }

    /** The rule of that name. */
    public static RepeatRule of(String ruleName) {
        return ruleName.equals(TURNED_BACK.rule().ruleName()) ? TURNED_BACK : FEVERS;
    }

    /** Where an event is gathered: a person who was turned back by the person, a fever by its site and its trip. */
    public static List<Place> places(Sighting sighting) {
        List<Place> places = new ArrayList<>();
        String token = sighting.evidence().personToken();
        if (sighting.disposition() == Disposition.TURNED_BACK && sighting.isPerson() && token != null) {
            String hash =
                    HexFormat.of().toHexDigits(Identity.of("person", "", token).high());
            places.add(new Place(TURNED_BACK, SubjectKind.PERSON, hash));
        }
        if (Fever.isWarm(sighting)) {
            places.add(new Place(FEVERS, SubjectKind.SITE, sighting.siteId()));
            if (sighting.tripId() != null) {
                places.add(new Place(FEVERS, SubjectKind.TRIP, sighting.tripId()));
            }
        }
        return places;
    }

    /** Whether a sighting that was gathered is one that the settings mean. */
    public boolean counts(Sighting sighting, RuleSettings settings) {
        return rule != Rule.FEVER_CLUSTER || Fever.isFever(sighting, settings.number("celsius"));
    }

    /**
     * What the sightings at a place show; null while they are not enough.
     *
     * @param sightings of which each is judged by these settings
     */
    public Found judge(List<Sighting> sightings, RuleSettings settings) {
        List<Sighting> meant =
                sightings.stream().filter(one -> counts(one, settings)).toList();
        int atLeast = settings.whole(number);
        Duration within = settings.minutes("minutes");
        Repetition.Found found = new Repetition(distinctBy, atLeast, within.toMillis()).in(meant);
        return found == null ? null : new Found(found, atLeast, within);
    }

    /** Enough of them, and how many are enough within which time. */
    public record Found(Repetition.Found repetition, int atLeast, Duration within) {

        public Measured measured() {
            return new Measured(
                    (double) repetition.count(),
                    (double) atLeast,
                    repetition.first().eventTimeMillis(),
                    repetition.last().eventTimeMillis() + 1);
        }

        /** When it will have been quiet for long enough, by what happened and by what arrived. */
        public long quietMillis() {
            Sighting last = repetition.last();
            return Math.max(last.eventTimeMillis(), last.arrivalMillis()) + within.toMillis();
        }

        /** The event with which there were enough. */
        public Sighting completing() {
            return repetition.completing();
        }

        public Sighting last() {
            return repetition.last();
        }
    }
}
