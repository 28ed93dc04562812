package org.passflow.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.testing.TestingEvents.MORNING;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passflow.custody.QuarantineRow;
import org.passflow.event.QuarantineKind;
import org.passflow.finding.Finding;
import org.passflow.finding.Step;
import org.passflow.reference.ReferenceVersion;
import org.passflow.reference.Site;
import org.passflow.reference.SiteKind;
import org.passflow.testing.TestingRules;
import org.passflow.testing.TestingTime;

/** The quarantine site that is nearly full. */
class JudgeQuarantineSitesTest {

    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;

    private KeyedTwoInputStreamOperatorTestHarness<String, StaySign, ReferenceVersion, Finding> operator;
    private int read;

    @BeforeEach
    void open() throws Exception {
        List<ReferenceVersion> known =
                List.of(TestingRules.version(site("q-1", 10, false)), TestingRules.version(site("q-2", 20, true)));
        Beginning beginning = new Beginning(known, TestingRules.shipped(), Map.of(), Map.of());
        operator = new KeyedTwoInputStreamOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(
                        new JudgeQuarantineSites(TestingTime.SHANGHAI, beginning), List.of(Judging.VERSIONS)),
                StaySign::siteId,
                null,
                Types.STRING);
        operator.open();
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    @Test
    void ninePersonsInTenPlacesAreTooManyAndEightAreAgainEnoughRoom() throws Exception {
        for (int person = 0; person < 8; person++) {
            stay("o" + person, MORNING, null, MORNING);
        }
        passTo(MORNING + 10 * MINUTE);
        assertThat(said()).isEmpty();

        stay("o8", MORNING + 20 * MINUTE, null, MORNING + 10 * MINUTE);
        passTo(MORNING + 20 * MINUTE - 1);
        assertThat(said()).as("on the way").isEmpty();
        passTo(MORNING + 20 * MINUTE);
        Finding full = only();
        assertThat(full.sinceMillis()).isEqualTo(MORNING + 20 * MINUTE);
        assertThat(full.subject().siteId()).isEqualTo("q-1");
        assertThat(full.measured().value()).isEqualTo(9);
        assertThat(full.measured().expected()).isEqualTo(10);
        assertThat(full.details()).containsEntry("reserve_en", "Site q-2");

        stay("o0", MORNING, MORNING + 30 * MINUTE, MORNING + 25 * MINUTE);
        passTo(MORNING + 31 * MINUTE);
        assertThat(only().step()).as("eight are still many").isEqualTo(Step.UPDATE);
        stay("o1", MORNING, MORNING + 40 * MINUTE, MORNING + 35 * MINUTE);
        passTo(MORNING + 41 * MINUTE);
        assertThat(only().step()).isEqualTo(Step.END);
        stay("o9", MORNING, null, MORNING + 45 * MINUTE);
        passTo(MORNING + 50 * MINUTE);
        assertThat(said()).as("eight are not yet too many again").isEmpty();
    }

    @Test
    void whatArrivedLaterThanAMinuteIsNotCountedInIt() throws Exception {
        for (int person = 0; person < 9; person++) {
            stay("o" + person, MORNING, null, MORNING + 5 * MINUTE);
        }

        passTo(MORNING + DAY);

        assertThat(said().get(0).sinceMillis()).isEqualTo(MORNING + 5 * MINUTE);
    }

    @Test
    void whatIsToldLastOfAnArrivalHolds() throws Exception {
        for (int person = 0; person < 9; person++) {
            stay("o" + person, MORNING + DAY, null, MORNING + 5 * MINUTE);
            stay("o" + person, MORNING, null, MORNING + 5 * MINUTE);
        }

        passTo(MORNING + 6 * MINUTE);

        assertThat(only().measured().value()).isEqualTo(9);
    }

    @Test
    void orderThatWasTakenBackIsNoPerson() throws Exception {
        for (int person = 0; person < 9; person++) {
            stay("o" + person, MORNING, null, MORNING);
        }
        passTo(MORNING + MINUTE);
        assertThat(said()).hasSize(1);

        for (int person = 0; person < 3; person++) {
            voided("o" + person, MORNING + 2 * MINUTE);
        }
        passTo(MORNING + 5 * MINUTE);

        assertThat(only().step()).isEqualTo(Step.END);
    }

    @Test
    void nothingIsLeftWhenAllHaveGone() throws Exception {
        stay("o1", MORNING, MORNING + DAY, MORNING);
        stay("o2", MORNING, null, MORNING);
        passTo(MORNING + 43 * DAY);
        assertThat(operator.numEventTimeTimers()).isEqualTo(1);

        passTo(MORNING + 44 * DAY);

        assertThat(operator.numKeyedStateEntries()).isZero();
        assertThat(operator.numEventTimeTimers()).isZero();
    }

    private void stay(String orderId, long fromMillis, Long releasedMillis, long arrivalMillis) throws Exception {
        row(orderId, fromMillis, releasedMillis, false, arrivalMillis);
    }

    private void voided(String orderId, long arrivalMillis) throws Exception {
        row(orderId, MORNING, null, true, arrivalMillis);
    }

    private void row(String orderId, long fromMillis, Long releasedMillis, boolean isVoided, long arrivalMillis)
            throws Exception {
        QuarantineRow row = new QuarantineRow(
                "token" + orderId,
                orderId,
                QuarantineKind.CENTRAL,
                TestingRules.VILLAGE,
                "q-1",
                fromMillis,
                fromMillis,
                14,
                MORNING + 14 * DAY,
                releasedMillis,
                null,
                fromMillis,
                0,
                0,
                0,
                null,
                null,
                isVoided,
                1,
                arrivalMillis);
        operator.processElement1(StaySign.of(row), arrivalMillis);
    }

    private void passTo(long millis) throws Exception {
        operator.processWatermark1(new Watermark(millis));
        operator.processWatermark2(new Watermark(millis));
    }

    private Finding only() {
        List<Finding> said = said();
        assertThat(said).hasSize(1);
        return said.get(0);
    }

    private List<Finding> said() {
        List<Finding> all = new ArrayList<>();
        for (Object each : operator.getOutput()) {
            if (each instanceof StreamRecord<?> record) {
                all.add((Finding) record.getValue());
            }
        }
        List<Finding> fresh = all.subList(read, all.size());
        read = all.size();
        return fresh;
    }

    private static Site site(String siteId, int capacity, boolean isReserve) {
        return new Site(
                siteId,
                SiteKind.QUARANTINE_SITE,
                "隔离点 " + siteId,
                "Site " + siteId,
                TestingRules.VILLAGE,
                null,
                null,
                null,
                null,
                null,
                null,
                capacity,
                null,
                null,
                null,
                null,
                null,
                null,
                isReserve);
    }
}
