package org.passflow.journey;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.passflow.event.CaptureMode;
import org.passflow.event.HubStage;
import org.passflow.event.Packing;
import org.passflow.event.Purpose;

/**
 * Steps as the job's state keeps them: each says only how it differs from those before it. Some 15 bytes and the
 * end of the event's id a step, and once each site, region and role; a test measures it.
 */
public final class PackedSteps {

    private static final int FORM = 1;
    private static final int FACTS = 8;

    private static final int HAS_HAPPENED = 1;
    private static final int TAKEN_BACK = 2;

    /** Of each fact two bits after those two: not said, said before, or new. */
    private static final int SAID_BEFORE = 1;

    private static final int NEW = 2;

    /** What was said last of each fact, and the step before. */
    private final String[] last = new String[FACTS];

    private long lastMillis;
    private String lastId = "";

    private PackedSteps() {}

    /** The bytes of steps. */
    public static byte[] of(Steps steps) {
        Packing out = new Packing();
        PackedSteps packer = new PackedSteps();
        out.octet(FORM);
        for (KeptStep kept : steps.kept()) {
            packer.write(kept, out);
        }
        return out.packed();
    }

    /** The steps of bytes that {@link #of} made. */
    public static Steps read(byte[] bytes) {
        Packing in = new Packing(bytes);
        int form = in.octet();
        if (form != FORM) {
            throw new IllegalStateException("steps of form " + form + ", this build knows form " + FORM);
        }
        List<KeptStep> kept = new ArrayList<>();
        PackedSteps packer = new PackedSteps();
        while (!in.isAtEnd()) {
            kept.add(packer.read(in));
        }
        return new Steps(kept);
    }

    private void write(KeptStep kept, Packing out) {
        Step step = kept.step();
        String[] facts = facts(step);
        long says = (kept.hasHappened() ? HAS_HAPPENED : 0) | (kept.takenBackMillis() == null ? 0 : TAKEN_BACK);
        for (int i = 0; i < FACTS; i++) {
            int how = facts[i] == null ? 0 : facts[i].equals(last[i]) ? SAID_BEFORE : NEW;
            says |= (long) how << (2 + 2 * i);
        }
        out.octet(step.stage().ordinal());
        out.natural(says);
        out.number(step.eventTimeMillis() - lastMillis);
        out.number(step.arrivalMillis() - step.eventTimeMillis());
        if (kept.takenBackMillis() != null) {
            out.number(kept.takenBackMillis() - step.eventTimeMillis());
        }
        int shared = shared(lastId, step.eventId());
        out.natural(shared);
        writeText(step.eventId().substring(shared), out);
        for (int i = 0; i < FACTS; i++) {
            if (how(says, i) == NEW) {
                writeText(facts[i], out);
                last[i] = facts[i];
            }
        }
        lastMillis = step.eventTimeMillis();
        lastId = step.eventId();
    }

    private KeptStep read(Packing in) {
        HubStage stage = HubStage.values()[in.octet()];
        long says = in.natural();
        lastMillis += in.number();
        long arrivalMillis = lastMillis + in.number();
        Long takenBackMillis = (says & TAKEN_BACK) == 0 ? null : (Long) (lastMillis + in.number());
        lastId = lastId.substring(0, (int) in.natural()) + readText(in);
        String[] facts = new String[FACTS];
        for (int i = 0; i < FACTS; i++) {
            if (how(says, i) == NEW) {
                last[i] = readText(in);
            }
            facts[i] = how(says, i) == 0 ? null : last[i];
        }
        return new KeptStep(step(stage, arrivalMillis, facts), (says & HAS_HAPPENED) != 0, takenBackMillis);
    }

    private static int how(long says, int fact) {
        return (int) (says >> (2 + 2 * fact)) & 3;
    }

    /** What is often the same in all steps first. */
    private static String[] facts(Step step) {
        return new String[] {
            step.siteId(),
            step.originRegion(),
            step.destinationRegion(),
            step.purpose() == null ? null : Integer.toString(step.purpose().ordinal()),
            step.captureMode() == null
                    ? null
                    : Integer.toString(step.captureMode().ordinal()),
            step.ackedBy(),
            step.toSite(),
            step.temperatureCentidegrees() == null
                    ? null
                    : step.temperatureCentidegrees().toString()
        };
    }

    private Step step(HubStage stage, long arrivalMillis, String[] facts) {
        return new Step(
                stage,
                lastMillis,
                arrivalMillis,
                facts[0],
                lastId,
                facts[1],
                facts[2],
                facts[3] == null ? null : Purpose.values()[Integer.parseInt(facts[3])],
                facts[4] == null ? null : CaptureMode.values()[Integer.parseInt(facts[4])],
                facts[6],
                facts[5],
                facts[7] == null ? null : Integer.valueOf(facts[7]));
    }

    private static int shared(String one, String other) {
        int most = Math.min(one.length(), other.length());
        int shared = 0;
        while (shared < most && one.charAt(shared) == other.charAt(shared)) {
            shared++;
        }
        // Half of a surrogate pair cannot be written by itself.
        return shared > 0 && Character.isHighSurrogate(one.charAt(shared - 1)) ? shared - 1 : shared;
    }

    private static void writeText(String text, Packing out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.natural(bytes.length);
        out.octets(bytes);
    }

    private static String readText(Packing in) {
        return new String(in.octets((int) in.natural()), StandardCharsets.UTF_8);
    }
}
