package org.passflow.flow;

import java.util.List;
import org.passflow.event.CaptureMode;
import org.passflow.event.Disposition;
import org.passflow.event.Purpose;
import org.passflow.event.Residency;

/** Which measures of its direction a passage or sampling adds to (DESIGN §4). */
final class FlowMeasures {

    /** By code: the measure of the enum's value, none where nothing was said. */
    private static final Measure[] PERSONS_BY_DISPOSITION = byCode(
            List.of(Disposition.values()),
            List.of(
                    Measure.PERSONS_PASSED,
                    Measure.PERSONS_TURNED_BACK,
                    Measure.PERSONS_HELD,
                    Measure.PERSONS_TRANSFERRED,
                    Measure.PERSONS_REFERRED));

    private static final Measure[] VEHICLES_BY_DISPOSITION = byCode(
            List.of(Disposition.values()),
            List.of(
                    Measure.VEHICLES_PASSED,
                    Measure.VEHICLES_TURNED_BACK,
                    Measure.VEHICLES_HELD,
                    Measure.VEHICLES_TRANSFERRED,
                    Measure.VEHICLES_REFERRED));

    private static final Measure[] BY_RESIDENCY =
            byCode(List.of(Residency.values()), List.of(Measure.PERSONS_LOCAL, Measure.PERSONS_OUTSIDER));

    private static final Measure[] BY_PURPOSE = byCode(
            List.of(Purpose.values()),
            List.of(
                    Measure.PURPOSE_RETURN_HOME,
                    Measure.PURPOSE_RETURN_WORK,
                    Measure.PURPOSE_VISIT,
                    Measure.PURPOSE_TRANSIT,
                    Measure.PURPOSE_COMMUTE));

    private static final Measure[] BY_CAPTURE = byCode(
            List.of(CaptureMode.values()),
            List.of(Measure.CAPTURE_SELF, Measure.CAPTURE_ASSISTED, Measure.CAPTURE_MANUAL));

    private static final int TURNED_BACK = Disposition.TURNED_BACK.ordinal() + 1;
    private static final int TRANSIT = Purpose.TRANSIT.ordinal() + 1;

    private final long[] counts;
    private final int first;
    private final int sign;

    /** Adds to {@code counts}, whose measures begin at {@code first}, {@code sign} times. */
    FlowMeasures(long[] counts, int first, int sign) {
        this.counts = counts;
        this.first = first;
        this.sign = sign;
    }

    private static Measure[] byCode(List<?> codes, List<Measure> measures) {
        if (codes.size() != measures.size()) {
            throw new IllegalStateException("A code has no measure: " + codes);
        }
        Measure[] byCode = new Measure[measures.size() + 1];
        for (int i = 0; i < measures.size(); i++) {
            byCode[i + 1] = measures.get(i);
        }
        return byCode;
    }

    void add(long facts) {
        if (Facts.VEHICLE.isSet(facts)) {
            addVehicle(facts);
            return;
        }
        if (Facts.WAY.get(facts) == Way.NONE.ordinal()) {
            add(Measure.SAMPLED);
        } else {
            addPerson(facts);
        }
        if (Facts.TEMPERATURE.isSet(facts)) {
            addTemperature(Facts.TEMPERATURE.get(facts) - 1);
        }
    }

    private void addVehicle(long facts) {
        add(Measure.VEHICLES);
        add(Measure.OCCUPANTS, Facts.OCCUPANTS.get(facts));
        add(VEHICLES_BY_DISPOSITION[Facts.DISPOSITION.get(facts)]);
        addIf(Facts.DISINFECTED.get(facts) == Facts.YES, Measure.VEHICLES_DISINFECTED);
    }

    private void addPerson(long facts) {
        int disposition = Facts.DISPOSITION.get(facts);
        int purpose = Facts.PURPOSE.get(facts);
        add(Measure.PERSONS);
        add(PERSONS_BY_DISPOSITION[disposition]);
        add(BY_RESIDENCY[Facts.RESIDENCY.get(facts)]);
        add(BY_PURPOSE[purpose]);
        addIf(purpose == TRANSIT && disposition == TURNED_BACK, Measure.TRANSIT_TURNED_BACK);
        add(BY_CAPTURE[Facts.CAPTURE.get(facts)]);
        addIf(Facts.FEVER.isSet(facts), Measure.FEVER);
        addIf(Facts.SYMPTOMS.isSet(facts), Measure.PERSONS_WITH_SYMPTOMS);
        addIf(Facts.REGISTERED.get(facts) == Facts.YES, Measure.PERSONS_REGISTERED);
        addIf(Facts.REGISTRATION_VALID.get(facts) == Facts.YES, Measure.PERSONS_REGISTRATION_VALID);
        addMusts(facts);
    }

    private void addMusts(long facts) {
        int mask = Facts.MASK.get(facts);
        int disinfected = Facts.DISINFECTED.get(facts);
        addIf(mask == Facts.YES, Measure.PERSONS_MASKED);
        addIf(disinfected == Facts.YES, Measure.PERSONS_DISINFECTED);
        addIf(mask != 0 && disinfected != 0, Measure.MUSTS_RECORDED);
        addIf(mask == Facts.YES && disinfected == Facts.YES && Facts.TEMPERATURE.isSet(facts), Measure.MUSTS_KEPT);
    }

    private void addTemperature(int centidegrees) {
        add(Measure.TEMPERATURE_COUNT);
        add(Measure.TEMPERATURE_SUM, centidegrees);
        add(band(centidegrees));
    }

    private static Measure band(int centidegrees) {
        if (centidegrees < 3500) {
            return Measure.TEMPERATURE_BELOW_35;
        }
        if (centidegrees < 3600) {
            return Measure.TEMPERATURE_35_TO_36;
        }
        if (centidegrees < 3730) {
            return Measure.TEMPERATURE_36_TO_37_3;
        }
        return centidegrees < 3800 ? Measure.TEMPERATURE_37_3_TO_38 : Measure.TEMPERATURE_38_UP;
    }

    private void addIf(boolean holds, Measure measure) {
        if (holds) {
            add(measure, 1);
        }
    }

    private void add(Measure measure) {
        addIf(measure != null, measure);
    }

    private void add(Measure measure, int amount) {
        counts[first + measure.ordinal()] += (long) sign * amount;
    }
}
