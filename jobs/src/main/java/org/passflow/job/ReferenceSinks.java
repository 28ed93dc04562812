package org.passflow.job;

import org.apache.flink.api.connector.sink2.Sink;
import org.passflow.clickhouse.ClickHouseSinks;
import org.passflow.event.Received;
import org.passflow.reference.ReferenceVersion;

/** Where reference data goes, and what trips and posts say of themselves: one sink a table. */
record ReferenceSinks(
        Sink<ReferenceVersion> sites,
        Sink<ReferenceVersion> units,
        Sink<ReferenceVersion> riskAreas,
        Sink<ReferenceVersion> responseLevels,
        Sink<ReferenceVersion> alertRules,
        Sink<Received> trips,
        Sink<Received> siteStatus) {

    static ReferenceSinks of(ClickHouseSinks tables) {
        return new ReferenceSinks(
                tables.sites(),
                tables.units(),
                tables.riskAreas(),
                tables.responseLevels(),
                tables.alertRules(),
                tables.trips(),
                tables.siteStatus());
    }
}
