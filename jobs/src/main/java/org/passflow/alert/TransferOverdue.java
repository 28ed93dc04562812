package org.passflow.alert;

import java.util.Map;
import org.passflow.journey.Journey;

/** A passenger was taken away and has not arrived where he was to be taken (DOMAIN D3, D4). */
final class TransferOverdue implements JourneyRule {

    @Override
    public Rule rule() {
        return Rule.TRANSFER_OVERDUE;
    }

    @Override
    public Long waitsSince(Journey journey) {
        return journey.transferArrivedAt() == null ? journey.transferDepartedAt() : null;
    }

    @Override
    public Said said(Journey journey, Overdue overdue) {
        return new Said(overdue.inMinutes(), journey.toSite() == null ? Map.of() : Map.of("to_site", journey.toSite()));
    }
}
