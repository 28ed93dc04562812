package org.passflow.flow;

import org.passflow.event.CheckpointEvent;
import org.passflow.event.Disposition;
import org.passflow.event.HubEvent;
import org.passflow.event.HubStage;
import org.passflow.event.Received;
import org.passflow.event.Subject;

/**
 * What one event adds to the counts, packed into 64 bits so that it crosses the network, and waits beside its identity
 * for a void, in eight bytes.
 *
 * <pre>
 * bits  0–1  way                 bits  4–6  disposition      bit 22      temperature taken
 * bit   2    subject is vehicle  bits  7–8  mark (Minute)    bits 23–30  occupants, 0–200
 * bit   3    fever               bits  9–21 temperature, 0–6000 hundredths of a degree
 * bit  31    counts nowhere: known by its identity only, so that repeats and voids are told apart
 * </pre>
 */
public final class Facts {

    private static final long VEHICLE = 1L << 2;
    private static final long FEVER = 1L << 3;
    private static final int DISPOSITION_SHIFT = 4;
    private static final int MARK_SHIFT = 7;
    private static final int TEMPERATURE_SHIFT = 9;
    private static final long TEMPERATURE_TAKEN = 1L << 22;
    private static final int OCCUPANTS_SHIFT = 23;
    private static final long COUNTS_NOWHERE = 1L << 31;
    private static final long MARK_MASK = 0b11L << MARK_SHIFT;

    private Facts() {}

    /**
     * Packs one event. Passages and samplings count, and a passenger's arrival at a hub, as a person who came in; all
     * other events count nowhere.
     *
     * @param feverCentidegrees from which temperature a person counts as having a fever, hundredths of a degree Celsius
     */
    public static long of(Received received, int feverCentidegrees) {
        CheckpointEvent event = received.checkpoint();
        HubEvent hub = received.hub();
        if (event != null) {
            long facts = Way.of(event.direction()).ordinal();
            facts |= (long) event.disposition().ordinal() << DISPOSITION_SHIFT;
            facts |= event.subject() == Subject.VEHICLE ? VEHICLE : 0;
            facts |= event.occupants() == null ? 0 : (long) event.occupants() << OCCUPANTS_SHIFT;
            return facts | temperature(event.temperatureCentidegrees(), feverCentidegrees);
        }
        if (hub != null && hub.stage() == HubStage.ARRIVED) {
            return Way.IN.ordinal() | temperature(hub.temperatureCentidegrees(), feverCentidegrees);
        }
        return COUNTS_NOWHERE;
    }

    private static long temperature(Integer centidegrees, int feverCentidegrees) {
        if (centidegrees == null) {
            return 0;
        }
        return TEMPERATURE_TAKEN
                | ((long) centidegrees << TEMPERATURE_SHIFT)
                | (centidegrees >= feverCentidegrees ? FEVER : 0);
    }

    static boolean countsNowhere(long facts) {
        return (facts & COUNTS_NOWHERE) != 0;
    }

    static Way way(long facts) {
        return Way.at((int) (facts & 0b11));
    }

    /** Adds the measures of one event, {@code sign} times, to counts laid out as {@link #index}. */
    static void addTo(long[] counts, long facts, int sign) {
        int way = (int) (facts & 0b11);
        if (way == Way.NONE.ordinal()) {
            add(counts, Measure.SAMPLED, way, sign);
        } else if ((facts & VEHICLE) != 0) {
            addVehicle(counts, facts, way, sign);
        } else {
            addPerson(counts, facts, way, sign);
        }
        if ((facts & TEMPERATURE_TAKEN) != 0) {
            add(counts, Measure.TEMPERATURE_COUNT, way, sign);
            add(counts, Measure.TEMPERATURE_SUM, way, sign * ((facts >>> TEMPERATURE_SHIFT) & 0x1FFF));
        }
    }

    private static void addVehicle(long[] counts, long facts, int way, int sign) {
        add(counts, Measure.VEHICLES, way, sign);
        add(counts, Measure.OCCUPANTS, way, sign * ((facts >>> OCCUPANTS_SHIFT) & 0xFF));
        if (isTurnedBack(facts)) {
            add(counts, Measure.VEHICLES_TURNED_BACK, way, sign);
        }
    }

    private static void addPerson(long[] counts, long facts, int way, int sign) {
        add(counts, Measure.PERSONS, way, sign);
        if (isTurnedBack(facts)) {
            add(counts, Measure.PERSONS_TURNED_BACK, way, sign);
        }
        if ((facts & FEVER) != 0) {
            add(counts, Measure.FEVER, way, sign);
        }
    }

    private static boolean isTurnedBack(long facts) {
        return ((facts >>> DISPOSITION_SHIFT) & 0b111) == Disposition.TURNED_BACK.ordinal();
    }

    static void add(long[] counts, Measure measure, int way, long amount) {
        counts[index(measure, way)] += amount;
    }

    /** Measures are the slow index, so that a new one extends old counts without moving them. */
    static int index(Measure measure, int way) {
        return measure.ordinal() * Way.COUNT + way;
    }

    /** The two bits in which {@link Minute} notes what became of the event. */
    static int mark(long facts) {
        return (int) ((facts >>> MARK_SHIFT) & 0b11);
    }

    static long withMark(long facts, int mark) {
        return (facts & ~MARK_MASK) | ((long) mark << MARK_SHIFT);
    }
}
