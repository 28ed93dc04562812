package org.passflow.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.testing.TestingEvents.MORNING;
import static org.passflow.testing.TestingEvents.person;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passflow.alert.Sighting;
import org.passflow.finding.Finding;
import org.passflow.reference.ReferenceVersion;
import org.passflow.reference.RiskLevel;
import org.passflow.reference.Site;
import org.passflow.testing.TestingRules;

class JudgeArrivalsTest {

    private static final String ORIGIN = "140902104200";
    private static final long DAY = Duration.ofDays(1).toMillis();

    private KeyedBroadcastOperatorTestHarness<String, RiskSign, ReferenceVersion, Finding> operator;

    @BeforeEach
    void knowAnInletAndAGateWithin() throws Exception {
        List<ReferenceVersion> roster =
                List.of(TestingRules.version(TestingRules.gate("inlet")), TestingRules.version(within("gate-within")));
        operator = ProcessFunctionTestHarnesses.forKeyedBroadcastProcessFunction(
                new JudgeArrivals(new Beginning(roster, TestingRules.shipped(), Map.of(), Map.of())),
                RiskSign::county,
                Types.STRING,
                Judging.VERSIONS);
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    @Test
    void onlyArrivalsThatTheRuleCanNoticeAreKept() throws Exception {
        arrive("a", "gate-within");
        assertThat(operator.numEventTimeTimers()).isZero();

        arrive("b", "inlet");
        assertThat(operator.numEventTimeTimers()).isEqualTo(1);
    }

    @Test
    void arrivalIsNoticedWhenItsOriginIsDeclaredWithinTheDaysOfTheRule() throws Exception {
        arrive("a", "inlet");

        declare(MORNING + 13 * DAY);
        operator.watermark(MORNING + 13 * DAY);

        assertThat(operator.extractOutputValues()).hasSize(1);
    }

    @Test
    void arrivalIsForgottenAfterTheDaysOfTheRule() throws Exception {
        arrive("a", "inlet");
        operator.watermark(MORNING + 16 * DAY);
        assertThat(operator.numEventTimeTimers()).isZero();

        declare(MORNING + 16 * DAY);
        operator.watermark(MORNING + 17 * DAY);

        assertThat(operator.extractOutputValues()).isEmpty();
    }

    private void arrive(String eventId, String siteId) throws Exception {
        Sighting sighting = Sighting.of(person(eventId, MORNING, "site_id", siteId, "origin_region", ORIGIN));
        operator.processElement(RiskSign.of(sighting), MORNING);
    }

    private void declare(long fromMillis) throws Exception {
        ReferenceVersion area = TestingRules.riskArea(ORIGIN, RiskLevel.HIGH, fromMillis, null);
        operator.processBroadcastElement(area, fromMillis);
        operator.processElement(RiskSign.of(area), fromMillis);
    }

    private static Site within(String siteId) {
        Site inlet = TestingRules.gate(siteId);
        return new Site(
                siteId,
                inlet.kind(),
                inlet.nameZh(),
                inlet.nameEn(),
                inlet.region(),
                inlet.grid(),
                inlet.latitude(),
                inlet.longitude(),
                null,
                inlet.unit(),
                inlet.capacityPerHour(),
                inlet.capacity(),
                inlet.lanes(),
                inlet.openingHours(),
                inlet.heartbeatMinutes(),
                inlet.reportsDaily(),
                inlet.disinfectionsPerDay(),
                inlet.requiredStaff(),
                inlet.reserve());
    }
}
