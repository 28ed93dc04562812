package org.passflow.clickhouse;

import org.passflow.event.Header;
import org.passflow.event.Received;
import org.passflow.event.SiteStatus;
import org.passflow.event.TripEvent;

/** The tables of what trips and posts say of themselves: a row a message, voids too. */
final class MessageTables {

    static final Table<Received> TRIPS = table(
            "trips",
            Received::trip,
            new Columns<TripEvent>()
                    .text("site_id", TripEvent::siteId)
                    .text("trip_id", TripEvent::tripId)
                    .text("mode", TripEvent::mode)
                    .text("number", TripEvent::number)
                    .text("status", TripEvent::status)
                    .instant("scheduled_time", TripEvent::scheduledTimeMillis)
                    .nullable("passengers", TripEvent::passengers)
                    .text("origin_region", TripEvent::originRegion));

    static final Table<Received> SITE_STATUS = table(
            "site_status",
            Received::siteStatus,
            new Columns<SiteStatus>()
                    .text("site_id", SiteStatus::siteId)
                    .text("status", SiteStatus::status)
                    .nullableDay("business_day", SiteStatus::businessDay)
                    .nullable("returnees", SiteStatus::returnees)
                    .nullable("outsiders", SiteStatus::outsiders)
                    .nullable("key_persons", SiteStatus::keyPersons)
                    .nullable("key_persons_fever", SiteStatus::keyPersonsFever)
                    .nullable("staff", SiteStatus::staff)
                    .text("shift", SiteStatus::shift)
                    .text("text", SiteStatus::text));

    private MessageTables() {}

    private static <K> Table<Received> table(String name, Columns.Part<Received, K> kind, Columns<K> columns) {
        Columns<Header> header = new Columns<Header>()
                .text("event_id", Header::eventId)
                .instant("event_time", Header::eventTimeMillis)
                .number("is_void", message -> message.isVoid() ? 1 : 0)
                .text("source", Header::source)
                .text("record_ref", Header::recordRef);
        return new Columns<Received>()
                .all(kind, columns)
                .all(Received::header, header)
                .instant("arrival_time", message -> message.position().arrivalMillis())
                .of(name);
    }
}
