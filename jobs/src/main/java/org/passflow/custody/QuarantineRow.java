package org.passflow.custody;

import org.passflow.event.QuarantineKind;
import org.passflow.flow.BusinessTime;

/**
 * An order as it stands. Times in epoch milliseconds UTC. Nullable: kind, region, siteId, releasedMillis, supersededMillis,
 * lastCentidegrees, lastTemperatureMillis.
 *
 * @param orderId event id of the order
 * @param custodyFromMillis from when the person must not be seen elsewhere
 * @param temperatureDays business days on which a temperature was taken
 * @param isVoided whether the order was taken back
 * @param applied events of the person applied
 * @param arrivalMillis arrival of the event that made it so
 */
public record QuarantineRow(
        String personToken,
        String orderId,
        QuarantineKind kind,
        String region,
        String siteId,
        long orderedMillis,
        long fromMillis,
        int days,
        long dueMillis,
        Long releasedMillis,
        Long supersededMillis,
        long custodyFromMillis,
        int temperatures,
        int temperatureDays,
        int feverReadings,
        Integer lastCentidegrees,
        Long lastTemperatureMillis,
        boolean isVoided,
        int applied,
        long arrivalMillis) {

    /** Of an order of a person. */
    public static QuarantineRow of(
            String personToken, Custody custody, int applied, long arrivalMillis, BusinessTime business) {
        Terms terms = custody.terms();
        Fact last = custody.lastTemperature();
        return new QuarantineRow(
                personToken,
                custody.order().id(),
                terms.kind(),
                terms.region(),
                terms.siteId(),
                custody.order().timeMillis(),
                terms.fromMillis(),
                terms.days(),
                terms.dueMillis(),
                custody.release() == null ? null : custody.release().timeMillis(),
                custody.supersededMillis(),
                custody.fromMillis(),
                custody.temperatures().size(),
                custody.temperatureDays(business),
                custody.feverReadings(),
                last == null ? null : last.centidegrees(),
                last == null ? null : last.timeMillis(),
                custody.isVoided(),
                applied,
                arrivalMillis);
    }
}
