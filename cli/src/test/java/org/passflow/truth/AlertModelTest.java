package org.passflow.truth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertModelTest {

    /** Eight in the morning of a business day; the roster knows the gate since the day before. */
    private static final Instant EIGHT = Instant.parse("2026-11-02T00:00:00Z");

    private static final Instant UNTIL = EIGHT.plus(Duration.ofHours(8));
    private static final String PERSON_IN = "'subject':'PERSON','direction':'IN','disposition':'PASSED'";

    private final AlertModel model = new AlertModel(TruthSettings.DEFAULTS, Duration.ofSeconds(2));
    private long nextOffset;

    AlertModelTest() {
        control("sites", "'site_id':'g1','region':'141002200201','inlet_of':'141002','heartbeat_minutes':0");
    }

    @Test
    void feverIsTold() {
        person("e1", EIGHT, "'temperature_c':37.3");
        person("e2", EIGHT, "'temperature_c':37.2");

        assertThat(alerts("fever")).containsExactly(event("fever", "e1", EIGHT));
    }

    @Test
    void feverTakenBackBeforeItCameIsNotTold() {
        person("e1", EIGHT, "'temperature_c':38,'void':true");
        person("e1", EIGHT, "'temperature_c':38");

        assertThat(alerts("fever")).isEmpty();
    }

    @Test
    void feverRepeatedAndTakenBackLaterIsToldOnce() {
        person("e1", EIGHT, "'temperature_c':38");
        person("e1", EIGHT, "'temperature_c':38");
        person("e1", EIGHT, "'temperature_c':38,'void':true");

        assertThat(alerts("fever")).hasSize(1);
    }

    @Test
    void thirdFeverWithinAnHourMakesACluster() {
        person("e1", EIGHT, "'temperature_c':38");
        person("e2", EIGHT.plusSeconds(600), "'temperature_c':38");
        person("e3", EIGHT.plusSeconds(3600), "'temperature_c':38");
        person("e4", EIGHT.plusSeconds(4000), "'temperature_c':38");

        assertThat(alerts("fever-cluster"))
                .containsExactly(new ExpectedAlert("fever-cluster", "SITE", "g1", "e3", EIGHT.plusSeconds(3600)));
    }

    @Test
    void arrivalIsToldSinceTheAreaCameOnTheListWithinADay() {
        control("risk-areas", "'code':'150102004001','level':'HIGH'", EIGHT.plusSeconds(3600));
        person("e1", EIGHT, "'origin_region':'150102004001'");
        person("e2", EIGHT, "'origin_region':'150102004002'");

        assertThat(alerts("risk-arrival")).containsExactly(event("risk-arrival", "e1", EIGHT.plusSeconds(3600)));
    }

    @Test
    void outsiderIsABreachWhereTheyAreTurnedBack() {
        control(
                "alert-rules",
                "'rule_id':'p','rule':'policy-breach','scope_regions':['141002200201'],"
                        + "'thresholds':{'turn_back_outsiders':true}",
                EIGHT);
        person("e1", EIGHT.minusSeconds(1), "'residency':'OUTSIDER'");
        person("e2", EIGHT, "'residency':'OUTSIDER'");
        person("e3", EIGHT, "'residency':'LOCAL'");

        assertThat(alerts("policy-breach")).containsExactly(event("policy-breach", "e2", EIGHT));
    }

    @Test
    void postIsSilentTwoHeartbeatsAfterItWasLastHeard() {
        control("sites", "'site_id':'g2','region':'141002200202','heartbeat_minutes':60");
        arrives("site-status", "h1", "g2", EIGHT.plusSeconds(90), "'status':'HEARTBEAT'");

        assertThat(alerts("site-silent"))
                .containsExactly(
                        new ExpectedAlert("site-silent", "SITE", "g2", "", EIGHT.plus(Duration.ofMinutes(121))));
    }

    @Test
    void postThatIsHeardWithinTheMinutesOfGraceIsNotSilent() {
        control("sites", "'site_id':'g2','region':'141002200202','heartbeat_minutes':60");
        for (int hours = 0; hours < 8; hours += 2) {
            arrives(
                    "site-status",
                    "h" + hours,
                    "g2",
                    EIGHT.plus(Duration.ofHours(hours)).plusSeconds(40),
                    "'status':'HEARTBEAT'");
        }

        assertThat(alerts("site-silent")).isEmpty();
    }

    private List<ExpectedAlert> alerts(String rule) {
        return model.alerts(UNTIL).stream()
                .filter(alert -> alert.rule().equals(rule))
                .toList();
    }

    private static ExpectedAlert event(String rule, String eventId, Instant openedAt) {
        return new ExpectedAlert(rule, "EVENT", "g1", eventId, openedAt);
    }

    private void person(String eventId, Instant time, String fields) {
        arrives("checkpoint-events", eventId, "g1", time, PERSON_IN + "," + fields);
    }

    private void arrives(String topic, String eventId, String siteId, Instant time, String fields) {
        String json = "{'schema_version':1,'site_id':'" + siteId + "','event_id':'" + eventId + "','event_time':"
                + time.toEpochMilli() + "," + fields + "}";
        model.add(record(topic, json, time));
    }

    private void control(String topic, String fields) {
        control(topic, fields, EIGHT.minus(Duration.ofHours(1)));
    }

    private void control(String topic, String fields, Instant validFrom) {
        model.add(record(
                topic,
                "{'schema_version':1,'valid_from':" + validFrom.toEpochMilli() + "," + fields + "}",
                EIGHT.minus(Duration.ofHours(1))));
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
