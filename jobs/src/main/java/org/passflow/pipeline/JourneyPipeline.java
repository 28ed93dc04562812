package org.passflow.pipeline;

import java.util.Locale;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;
import org.passflow.event.Received;
import org.passflow.finding.Finding;
import org.passflow.journey.JourneyRow;
import org.passflow.reference.ReferenceVersion;
import org.passflow.serial.Kinds;

/**
 * Follows each passenger from the hub home, and each trip until its passengers add up.
 *
 * @param beginning what is known before the first event
 */
public record JourneyPipeline(TimeSettings time, Beginning beginning) {

    /**
     * What became of the passengers.
     *
     * @param journeys each journey as it is after each event
     * @param findings what is wrong, for the alert pipeline
     */
    public record Outputs(DataStream<JourneyRow> journeys, DataStream<Finding> findings) {}

    /**
     * Follows what is counted.
     *
     * @param counted events within the horizon
     * @param versions reference data as it comes
     */
    public Outputs apply(DataStream<Received> counted, DataStream<ReferenceVersion> versions) {
        JourneyTime journeyTime = JourneyTime.of(time);
        DataStream<JourneySign> steps = counted.flatMap(
                        new Take<>(JourneySign.class, (Received event, Collector<JourneySign> out) -> {
                            if (event.hub() != null) {
                                out.collect(JourneySign.of(event));
                            }
                        }))
                .name("Take steps")
                .uid("take-steps");
        DataStream<TripSign> news = counted.flatMap(
                        new Take<>(TripSign.class, (Received event, Collector<TripSign> out) -> {
                            if (event.trip() != null) {
                                out.collect(TripSign.of(event));
                            }
                        }))
                .name("Take trips of journeys")
                .uid("take-trips-of-journeys");
        SingleOutputStreamOperator<Finding> journeys = replanning(
                steps.keyBy(JourneySign::key, Kinds.TEXT),
                versions,
                new KeepJourneys(journeyTime, beginning),
                KeepJourneys.STEPS,
                "Keep journeys");
        DataStream<TripSign> trips = news.union(journeys.getSideOutput(KeepJourneys.TRIPS));
        DataStream<Finding> mismatches = replanning(
                trips.keyBy(TripSign::tripId, Kinds.TEXT),
                versions,
                new JudgeTrips(journeyTime, beginning),
                JudgeTrips.TRIP,
                "Judge trips");
        DataStream<Finding> overruns = trips.keyBy(TripSign::siteId, Kinds.TEXT)
                .connect(versions.broadcast(Judging.VERSIONS))
                .process(new JudgeHubs(journeyTime, beginning), Kinds.of(Finding.class))
                .name("Judge hubs")
                .uid("judge-hubs");
        return new Outputs(journeys.getSideOutput(KeepJourneys.ROWS), journeys.union(mismatches, overruns));
    }

    private <I, S> SingleOutputStreamOperator<Finding> replanning(
            KeyedStream<I, String> signs,
            DataStream<ReferenceVersion> versions,
            Judging<I, Finding> judging,
            ValueStateDescriptor<S> underWay,
            String name) {
        return signs.connect(versions.broadcast())
                .transform(name, Kinds.of(Finding.class), new ReplanningOperator<>(judging, beginning, underWay))
                .uid(name.toLowerCase(Locale.ROOT).replace(' ', '-'));
    }
}
