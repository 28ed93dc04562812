package org.passflow.truth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JourneyModelTest {

    /** Eight in the morning of a business day. */
    private static final Instant EIGHT = Instant.parse("2026-11-02T00:00:00Z");

    private static final String TOKEN = "00112233445566778899aabbccddeeff";
    private static final String FROM_HOME = "'person_token':'" + TOKEN + "'";

    private final JourneyModel model = new JourneyModel(TruthSettings.DEFAULTS, Duration.ofSeconds(2));
    private long nextOffset;

    @Test
    void earliestStepOfAStageCountsAndTheLatestRelease() {
        steps("ARRIVED@0 REGISTERED@5 SCREENED@7 HELD@8 RELEASED@20 CLASSIFIED@21 HELD@22 RELEASED@30 PUSHED@31");

        JourneyRow row = row();
        assertThat(row.time("arrived_at")).isEqualTo(at(0));
        assertThat(row.time("held_at")).isEqualTo(at(8));
        assertThat(row.time("released_at")).isEqualTo(at(30));
        assertThat(row.heldMillis()).isEqualTo(Duration.ofMinutes(20).toMillis());
        assertThat(row.time("ready_at")).isEqualTo(at(30));
        assertThat(row.time("left_hub_at")).isEqualTo(at(31));
        // RELEASED, CLASSIFIED again, and held again are allowed.
        assertThat(row.illegal()).isZero();
        assertThat(row.steps()).isEqualTo(9);
        assertThat(row.revision()).isEqualTo(9);
        assertThat(row.outcome()).isEmpty();
    }

    @Test
    void firstEndingStepDecides() {
        steps("ARRIVED@0 REGISTERED@5 CLASSIFIED@6 EXEMPT@7 HOME_ARRIVED@60");

        assertThat(row().outcome()).isEqualTo("EXEMPT");
        assertThat(row().time("ended_at")).isEqualTo(at(7));
        assertThat(row().illegal()).isOne();
    }

    @Test
    void acknowledgementsAreCountedByRoleAndTheLatestNewOneIsTheLast() {
        steps("ARRIVED@0 REGISTERED@5 CLASSIFIED@6 PUSHED@7");
        step("ACKED", 10, "'acked_by':'police-officer'");
        step("ACKED", 20, "'acked_by':'village-cadre'");
        step("ACKED", 30, "'acked_by':'police-officer'");
        step("ACKED", 40, "'capture_mode':'SELF'");

        assertThat(row().ackedRoles()).containsExactly("police-officer", "unknown", "village-cadre");
        assertThat(row().time("first_acked_at")).isEqualTo(at(10));
        assertThat(row().time("last_acked_at")).isEqualTo(at(40));
    }

    @Test
    void stepTakenBackLeavesNothingButTwoMoreEvents() {
        steps("ARRIVED@0 REGISTERED@5");
        step("REGISTERED", 5, "'void':true");
        step("REGISTERED", 5, "'void':true");
        step("SCREENED", 9, "'void':true");

        assertThat(row().time("registered_at")).isNull();
        assertThat(row().revision()).isEqualTo(3);
        assertThat(row().steps()).isOne();
    }

    @Test
    void voidFirstTakesItsStepBackToo() {
        step("ARRIVED", 0, "'void':true");
        steps("ARRIVED@0");

        assertThat(row().steps()).isZero();
        assertThat(row().siteId()).isEmpty();
        assertThat(row().revision()).isEqualTo(2);
    }

    @Test
    void holdIsTooLongFromTwoHoursOn() {
        steps("ARRIVED@0 REGISTERED@5 SCREENED@6 HELD@7");

        assertThat(alerts("hold-overtime", 119)).isEmpty();
        assertThat(alerts("hold-overtime", 120)).containsExactly(person("hold-overtime", 120));
        assertThat(alerts("push-slow", 300)).isEmpty();
    }

    @Test
    void whatArrivesWithinTheBoundAfterTheLimitStillCounts() {
        steps("ARRIVED@0 REGISTERED@5 CLASSIFIED@6");
        arrives("hub-events", at(36).plusMillis(1_999), fields("EXEMPT", 36, ""));

        assertThat(alerts("push-slow", 60)).isEmpty();
    }

    @Test
    void pushIsSlowHalfAnHourAfterThePassengerIsReady() {
        steps("ARRIVED@0 REGISTERED@5 CLASSIFIED@6 HELD@7 RELEASED@50");

        assertThat(alerts("push-slow", 200)).containsExactly(person("push-slow", 80));
    }

    @Test
    void handoffWantsTheFiveRoles() {
        steps("ARRIVED@0 REGISTERED@5 CLASSIFIED@6 PUSHED@7");
        int minute = 8;
        for (String role :
                List.of("township-cadre", "village-cadre", "medical-worker", "police-officer", "neighbour")) {
            step("ACKED", minute++, "'acked_by':'" + role + "'");
        }

        assertThat(alerts("handoff-unacknowledged", 300)).containsExactly(person("handoff-unacknowledged", 247));
    }

    @Test
    void stepOutOfOrderIsToldAnHourLater() {
        steps("ARRIVED@0 REGISTERED@5 RECEIVED@6 CLASSIFIED@7 PUSHED@8");

        assertThat(alerts("illegal-transition", 65)).isEmpty();
        assertThat(alerts("illegal-transition", 66)).containsExactly(person("illegal-transition", 6));
    }

    @Test
    void tripIsJudgedHalfAnHourAfterItIsClosed() {
        trip("ARRIVED", 0, 2);
        steps("ARRIVED@1 REGISTERED@5 CLASSIFIED@6 PUSHED@7");
        trip("CLOSED", 10, 2);

        assertThat(alerts("trip-mismatch", 39)).isEmpty();
        assertThat(alerts("trip-mismatch", 60))
                .containsExactly(new ExpectedAlert("trip-mismatch", "TRIP", "t1", "", at(40)));
        assertThat(model.trips().get("t1").pushed()).isOne();
        assertThat(model.trips().get("t1").isWrong()).isTrue();
    }

    @Test
    void queueThatWillTakeTooLongIsPredicted() {
        trip("ARRIVED", 0, 100);
        steps("ARRIVED@1 REGISTERED@5");

        assertThat(alerts("predicted-overrun", 60))
                .containsExactly(new ExpectedAlert("predicted-overrun", "TRIP", "t1", "", at(15)));
    }

    @Test
    void sightingInCustodyIsABreachWhicheverComesFirst() {
        order("o1", "ORDERED", 0, "'kind':'HOME','days':3");
        passes("e1", 239);
        passes("e2", 240);
        arrives("checkpoint-events", at(500), passage("e3", 300));
        order("o2", "RELEASED", 400, "'kind':'HOME'");
        passes("e4", 400);

        assertThat(alerts("quarantine-breach", 600))
                .extracting(ExpectedAlert::eventId)
                .containsExactly("e2", "e3");
        assertThat(alerts("early-release", 600))
                .containsExactly(new ExpectedAlert("early-release", "EVENT", "", "o2", at(400)));
    }

    @Test
    void custodyBeginsWhenThePersonComesHome() {
        order("o1", "ORDERED", 60, "'kind':'HOME'");
        steps("HOME_ARRIVED@90");

        assertThat(model.quarantine()).singleElement().satisfies(row -> {
            assertThat(row.custodyFrom()).isEqualTo(at(90));
            assertThat(row.dueAt()).isEqualTo(at(60).plus(Duration.ofDays(14)));
            assertThat(row.revision()).isEqualTo(2);
        });
    }

    @Test
    void laterOrderEndsTheOneBeforeAndTakesTheTemperatures() {
        order("o1", "ORDERED", 0, "'kind':'HOME'");
        order("o2", "TEMPERATURE", 10, "'temperature_c':37.3");
        order("o3", "ORDERED", 60, "'kind':'HOME'");
        order("o4", "TEMPERATURE", 70, "'temperature_c':36.5");

        QuarantineRow first = model.quarantine().get(0);
        QuarantineRow second = model.quarantine().get(1);
        assertThat(first.supersededAt()).isEqualTo(at(60));
        assertThat(first.feverReadings()).isOne();
        assertThat(first.lastTemperature()).isEqualTo(3730);
        assertThat(second.temperatures()).isOne();
        assertThat(second.supersededAt()).isNull();
    }

    @Test
    void dayWithoutTemperatureAndAReleaseThatDoesNotComeAreTold() {
        order("o1", "ORDERED", 0, "'kind':'HOME','days':3");

        // The first whole business day begins at 04:00 of the third, twenty hours after eight.
        assertThat(alerts("temperature-missed", 10_000))
                .containsExactly(
                        new ExpectedAlert("temperature-missed", "PERSON", "o1/" + TOKEN, "", at((20 + 24 + 2) * 60)));
        assertThat(alerts("quarantine-due", 10_000))
                .containsExactly(new ExpectedAlert("quarantine-due", "PERSON", "o1/" + TOKEN, "", at((72 + 12) * 60)));
    }

    @Test
    void siteIsFullAtNineTenths() {
        model.add(record(
                "sites",
                "{'schema_version':1,'site_id':'q1','kind':'QUARANTINE_SITE','region':'141002001','capacity':1,"
                        + "'valid_from':0}",
                EIGHT.minusSeconds(60)));
        order("o1", "ORDERED", 0, "'kind':'CENTRAL','site_id':'q1'");

        assertThat(alerts("quarantine-capacity", 500))
                .containsExactly(new ExpectedAlert("quarantine-capacity", "SITE", "q1", "", at(240)));
    }

    private JourneyRow row() {
        assertThat(model.journeys()).hasSize(1);
        return model.journeys().get(0);
    }

    private static Instant at(long minute) {
        return EIGHT.plus(Duration.ofMinutes(minute));
    }

    private List<ExpectedAlert> alerts(String rule, long untilMinute) {
        return model.alerts(at(untilMinute)).stream()
                .filter(alert -> alert.rule().equals(rule))
                .toList();
    }

    private static ExpectedAlert person(String rule, long minute) {
        return new ExpectedAlert(rule, "PERSON", "t1/" + TOKEN, "", at(minute));
    }

    /** Steps as STAGE@MINUTE, each arriving when it is taken. */
    private void steps(String steps) {
        for (String step : steps.split(" ", -1)) {
            String[] parts = step.split("@", -1);
            step(parts[0], Long.parseLong(parts[1]), "");
        }
    }

    private void step(String stage, long minute, String more) {
        arrives("hub-events", at(minute), fields(stage, minute, more));
    }

    private static String fields(String stage, long minute, String more) {
        return "'event_id':'" + stage + minute + "','site_id':'h1','trip_id':'t1'," + FROM_HOME + ",'stage':'" + stage
                + "','event_time':" + at(minute).toEpochMilli() + (more.isEmpty() ? "" : "," + more);
    }

    private void trip(String status, long minute, int passengers) {
        arrives(
                "trips",
                at(minute),
                "'event_id':'" + status + "','site_id':'h1','trip_id':'t1','mode':'TRAIN','number':'K1','status':'"
                        + status + "','scheduled_time':" + EIGHT.toEpochMilli() + ",'passengers':" + passengers
                        + ",'event_time':" + at(minute).toEpochMilli());
    }

    private void order(String id, String action, long minute, String more) {
        arrives(
                "quarantine-orders",
                at(minute),
                "'event_id':'" + id + "'," + FROM_HOME + ",'action':'" + action + "','event_time':"
                        + at(minute).toEpochMilli() + "," + more);
    }

    private void passes(String id, long minute) {
        arrives("checkpoint-events", at(minute), passage(id, minute));
    }

    private static String passage(String id, long minute) {
        return "'event_id':'" + id + "','site_id':'g1','subject':'PERSON','direction':'OUT','disposition':'PASSED',"
                + FROM_HOME + ",'event_time':" + at(minute).toEpochMilli();
    }

    private void arrives(String topic, Instant arrival, String fields) {
        model.add(record(topic, "{'schema_version':1," + fields + "}", arrival));
    }

    private RawRecord record(String topic, String json, Instant arrival) {
        return new RawRecord(
                topic,
                0,
                nextOffset++,
                arrival.toEpochMilli(),
                json.replace('\'', '"').getBytes(UTF_8));
    }
}
