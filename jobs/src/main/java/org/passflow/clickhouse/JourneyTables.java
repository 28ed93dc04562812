package org.passflow.clickhouse;

import java.util.List;
import org.passflow.flow.FlowRow;
import org.passflow.journey.Journey;
import org.passflow.journey.JourneyRow;

/** The table of journeys. */
final class JourneyTables {

    private JourneyTables() {}

    static Table<JourneyRow> journeys(int generation) {
        return new Columns<JourneyRow>()
                .text("trip_id", JourneyRow::tripId)
                .text("person_token", JourneyRow::personToken)
                .all(JourneyRow::journey, stages())
                .all(JourneyRow::journey, rest())
                .longNumber("revision", row -> FlowRow.revision(generation, row.applied()))
                .of("journeys")
                .replacing(row -> List.of(row.tripId(), row.personToken()));
    }

    private static Columns<Journey> stages() {
        return new Columns<Journey>()
                .text("site_id", Journey::siteId)
                .nullableInstant("arrived_at", Journey::arrivedAt)
                .nullableInstant("registered_at", Journey::registeredAt)
                .nullableInstant("screened_at", Journey::screenedAt)
                .nullableInstant("classified_at", Journey::classifiedAt)
                .nullableInstant("held_at", Journey::heldAt)
                .nullableInstant("released_at", Journey::releasedAt)
                .nullableInstant("pushed_at", Journey::pushedAt)
                .nullableInstant("received_at", Journey::receivedAt)
                .nullableInstant("turned_back_at", Journey::turnedBackAt)
                .nullableInstant("exempt_at", Journey::exemptAt)
                .nullableInstant("transfer_departed_at", Journey::transferDepartedAt)
                .nullableInstant("transfer_arrived_at", Journey::transferArrivedAt)
                .nullableInstant("home_arrived_at", Journey::homeArrivedAt);
    }

    private static Columns<Journey> rest() {
        return new Columns<Journey>()
                .longNumber("held_ms", Journey::heldMillis)
                .nullableInstant("held_since", Journey::heldSince)
                .list("acked_roles", Journey::ackedRoles)
                .number("acks", journey -> journey.ackedRoles().size())
                .nullableInstant("first_acked_at", Journey::firstAckedAt)
                .nullableInstant("last_acked_at", Journey::lastAckedAt)
                .text("origin_region", Journey::originRegion)
                .text("destination_region", Journey::destinationRegion)
                .text("purpose", Journey::purpose)
                .text("capture_mode", Journey::captureMode)
                .text("to_site", Journey::toSite)
                .nullable("max_temperature_centi", Journey::maxTemperatureCentidegrees)
                .number("steps", Journey::steps)
                .text("outcome", Journey::outcome)
                .nullableInstant("ended_at", Journey::endedAt)
                .nullableInstant("ready_at", Journey::readyAt)
                .nullableInstant("left_hub_at", Journey::leftHubAt)
                .number("illegal", Journey::illegal)
                .text("last_stage", Journey::lastStage)
                .nullableInstant("last_step_at", Journey::lastStepAt);
    }
}
