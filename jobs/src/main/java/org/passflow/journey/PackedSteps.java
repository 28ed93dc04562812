package org.passflow.journey;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.passflow.event.CaptureMode;
import org.passflow.event.HubStage;
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
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        PackedSteps packer = new PackedSteps();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            for (KeptStep kept : steps.kept()) {
                packer.write(kept, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The steps of bytes that {@link #of} made. */
    public static Steps read(byte[] bytes) {
        List<KeptStep> kept = new ArrayList<>();
        PackedSteps packer = new PackedSteps();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int form = in.readByte();
            if (form != FORM) {
                throw new IllegalStateException("steps of form " + form + ", this build knows form " + FORM);
            }
            while (in.available() > 0) {
                kept.add(packer.read(in));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Steps(kept);
    }

    private void write(KeptStep kept, DataOutputStream out) throws IOException {
        Step step = kept.step();
        String[] facts = facts(step);
        long says = (kept.hasHappened() ? HAS_HAPPENED : 0) | (kept.takenBackMillis() == null ? 0 : TAKEN_BACK);
        for (int i = 0; i < FACTS; i++) {
            int how = facts[i] == null ? 0 : facts[i].equals(last[i]) ? SAID_BEFORE : NEW;
            says |= (long) how << (2 + 2 * i);
        }
        out.writeByte(step.stage().ordinal());
        writeNumber(says, out);
        writeSigned(step.eventTimeMillis() - lastMillis, out);
        writeSigned(step.arrivalMillis() - step.eventTimeMillis(), out);
        if (kept.takenBackMillis() != null) {
            writeSigned(kept.takenBackMillis() - step.eventTimeMillis(), out);
        }
        int shared = shared(lastId, step.eventId());
        writeNumber(shared, out);
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

    private KeptStep read(DataInputStream in) throws IOException {
        HubStage stage = HubStage.values()[in.readByte()];
        long says = readNumber(in);
        lastMillis += readSigned(in);
        long arrivalMillis = lastMillis + readSigned(in);
        Long takenBackMillis = (says & TAKEN_BACK) == 0 ? null : (Long) (lastMillis + readSigned(in));
        lastId = lastId.substring(0, (int) readNumber(in)) + readText(in);
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

    private static void writeText(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        writeNumber(bytes.length, out);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes((int) readNumber(in)), StandardCharsets.UTF_8);
    }

    /** Seven bits a byte, the lowest first: small numbers are short. */
    private static void writeNumber(long number, DataOutputStream out) throws IOException {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    private static long readNumber(DataInputStream in) throws IOException {
        long number = 0;
        int shift = 0;
        long next;
        do {
            next = in.readByte();
            number |= (next & 0x7F) << shift;
            shift += 7;
        } while ((next & 0x80) != 0);
        return number;
    }

    private static void writeSigned(long number, DataOutputStream out) throws IOException {
        writeNumber((number << 1) ^ (number >> 63), out);
    }

    private static long readSigned(DataInputStream in) throws IOException {
        long number = readNumber(in);
        return (number >>> 1) ^ -(number & 1);
    }
}
