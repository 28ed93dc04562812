package org.passflow.flow;

import java.util.List;
import org.passflow.event.CheckpointEvent;
import org.passflow.event.HubEvent;
import org.passflow.event.HubStage;
import org.passflow.event.Received;
import org.passflow.event.Subject;

/**
 * What one event adds to the counts, packed into 64 bits so that it crosses the network, and waits beside its identity
 * for a void, in eight bytes. Codes are ordinals from 1; zero is not said.
 */
public final class Facts {

    /** Neither a passage nor a sampling. */
    static final int NO_WAY = Way.COUNT;

    static final Field WAY = new Field(0, 2);
    static final Field VEHICLE = new Field(2, 1);
    static final Field FEVER = new Field(3, 1);
    static final Field DISPOSITION = new Field(4, 3);
    /** What became of the event, as {@link Minute} notes it. */
    static final Field MARK = new Field(7, 2);
    /** Hundredths of a degree Celsius and one; zero when not taken. */
    static final Field TEMPERATURE = new Field(9, 13);

    static final Field OCCUPANTS = new Field(22, 8);
    static final Field RESIDENCY = new Field(30, 2);
    static final Field PURPOSE = new Field(32, 3);
    static final Field CAPTURE = new Field(35, 2);
    /** Yes or no fields: 1 is no, 2 is yes. */
    static final Field MASK = new Field(37, 2);

    static final Field DISINFECTED = new Field(39, 2);
    static final Field REGISTERED = new Field(41, 2);
    static final Field REGISTRATION_VALID = new Field(43, 2);
    static final Field SYMPTOMS = new Field(45, 1);
    static final Field STAGE = new Field(46, 4);
    /** Whether the message shows that its site is alive. */
    static final Field HEARD = new Field(50, 1);

    /** Whether the message arrived before its half hour was judged. */
    static final Field PROMPT = new Field(51, 1);

    static final int YES = 2;

    private Facts() {}

    /** Some bits of the 64. */
    record Field(int shift, int width) {
        int get(long facts) {
            return (int) (facts >>> shift) & ((1 << width) - 1);
        }

        boolean isSet(long facts) {
            return get(facts) != 0;
        }

        long bits(int value) {
            return (long) value << shift;
        }

        long replace(long facts, int value) {
            return (facts & ~bits((1 << width) - 1)) | bits(value);
        }
    }

    /**
     * Packs one event. Passages and samplings count, and a passenger's arrival at a hub, as a person who came in; other
     * steps of passengers count as such; all other events count nowhere.
     *
     * @param feverCentidegrees from which temperature a person counts as having a fever, hundredths of a degree Celsius
     */
    public static long of(Received received, int feverCentidegrees) {
        if (received.checkpoint() != null) {
            CheckpointEvent event = received.checkpoint();
            return HEARD.bits(1)
                    | (event.subject() == Subject.VEHICLE ? vehicle(event) : person(event, feverCentidegrees));
        }
        if (received.hub() != null) {
            return HEARD.bits(1) | step(received.hub(), feverCentidegrees);
        }
        return WAY.bits(NO_WAY) | HEARD.bits(received.siteStatus() == null ? 0 : 1);
    }

    /**
     * The same, marked when the message arrived before time passed the end of its half hour: rules judge the window by
     * such messages only, whatever else had been read by then.
     *
     * @param boundMillis how far time stays behind arrival
     */
    public static long marked(long facts, Received received, long boundMillis) {
        long end = Windows.halfHourStart(received.header().eventTimeMillis()) + Windows.HALF_HOUR_MILLIS;
        boolean isPrompt = received.position().arrivalMillis() - boundMillis < end;
        return facts | PROMPT.bits(isPrompt ? 1 : 0);
    }

    /** What a void takes back: from the half hour only if the void itself was prompt. */
    static long takenBackBy(long voidFacts, long facts) {
        return PROMPT.isSet(voidFacts) ? facts : PROMPT.replace(facts, 0);
    }

    private static long vehicle(CheckpointEvent event) {
        return WAY.bits(Way.of(event.direction()).ordinal())
                | VEHICLE.bits(1)
                | DISPOSITION.bits(code(event.disposition()))
                | OCCUPANTS.bits(event.occupants() == null ? 0 : event.occupants())
                | DISINFECTED.bits(yesNo(event.disinfected()));
    }

    private static long person(CheckpointEvent event, int feverCentidegrees) {
        return WAY.bits(Way.of(event.direction()).ordinal())
                | DISPOSITION.bits(code(event.disposition()))
                | temperature(event.temperatureCentidegrees(), feverCentidegrees)
                | RESIDENCY.bits(code(event.residency()))
                | PURPOSE.bits(code(event.purpose()))
                | CAPTURE.bits(code(event.captureMode()))
                | MASK.bits(yesNo(event.mask()))
                | DISINFECTED.bits(yesNo(event.disinfected()))
                | REGISTERED.bits(yesNo(event.registered()))
                | REGISTRATION_VALID.bits(yesNo(event.registrationValid()))
                | SYMPTOMS.bits(hasAny(event.symptoms()) ? 1 : 0);
    }

    private static long step(HubEvent event, int feverCentidegrees) {
        long stage = STAGE.bits(code(event.stage()));
        if (event.stage() != HubStage.ARRIVED) {
            return stage | WAY.bits(NO_WAY);
        }
        return stage
                | WAY.bits(Way.IN.ordinal())
                | temperature(event.temperatureCentidegrees(), feverCentidegrees)
                | PURPOSE.bits(code(event.purpose()))
                | CAPTURE.bits(code(event.captureMode()))
                | SYMPTOMS.bits(hasAny(event.symptoms()) ? 1 : 0);
    }

    private static long temperature(Integer centidegrees, int feverCentidegrees) {
        return centidegrees == null
                ? 0
                : TEMPERATURE.bits(centidegrees + 1) | FEVER.bits(centidegrees >= feverCentidegrees ? 1 : 0);
    }

    private static boolean hasAny(List<String> symptoms) {
        return symptoms != null && !symptoms.isEmpty();
    }

    private static int code(Enum<?> value) {
        return value == null ? 0 : value.ordinal() + 1;
    }

    private static int yesNo(Boolean value) {
        return value == null ? 0 : value ? YES : 1;
    }

    static boolean isPerson(long facts) {
        return WAY.get(facts) != NO_WAY && !VEHICLE.isSet(facts);
    }

    static boolean countsNowhere(long facts) {
        return WAY.get(facts) == NO_WAY && !STAGE.isSet(facts);
    }
}
