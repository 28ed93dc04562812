package org.passflow.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.testing.TestingEvents.MORNING;
import static org.passflow.testing.TestingEvents.person;
import static org.passflow.testing.TestingRules.riskArea;
import static org.passflow.testing.TestingRules.rule;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.passflow.reference.ReferenceVersion;
import org.passflow.reference.RiskLevel;
import org.passflow.testing.TestingRules;

/** Who comes from an area at risk. */
class RiskArrivalTest {

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final String VILLAGE = "140902104200";
    private static final String TOWN = "140902104";
    private static final String COUNTY = "140902";

    @Test
    void originWithinTheAreaIsAtItsRisk() {
        RiskArrival.Found found =
                judge(VILLAGE, MORNING, riskArea(TOWN, RiskLevel.HIGH, 0, null)).orElseThrow();

        assertThat(found.notice().details()).containsEntry("match", "inside").containsEntry("level", "HIGH");
        assertThat(found.notice().milder()).isZero();
    }

    @Test
    void countyThatOnlyContainsAnAreaIsShownAsSuchAndIsMilder() {
        RiskArrival.Found byOrigin = judge(COUNTY, MORNING, riskArea(VILLAGE, RiskLevel.HIGH, 0, null))
                .orElseThrow();
        RiskArrival.Found byArea = judge(VILLAGE, MORNING, riskArea(COUNTY, RiskLevel.MEDIUM, 0, null))
                .orElseThrow();

        assertThat(byOrigin.notice().details()).containsEntry("match", "contains");
        assertThat(byOrigin.notice().milder()).isEqualTo(1);
        assertThat(byArea.notice().details()).containsEntry("match", "contains");
        assertThat(byArea.notice().milder()).isEqualTo(2);
    }

    @Test
    void neighboursAndLowRiskAreNone() {
        assertThat(judge("140902105201", MORNING, riskArea(TOWN, RiskLevel.HIGH, 0, null)))
                .isEmpty();
        assertThat(judge("140903", MORNING, riskArea(COUNTY, RiskLevel.HIGH, 0, null)))
                .isEmpty();
        assertThat(judge(VILLAGE, MORNING, riskArea(VILLAGE, RiskLevel.LOW, 0, null)))
                .isEmpty();
        assertThat(RiskArrival.concerns(sighting("1409"))).isFalse();
    }

    @Test
    void gravestOfSeveralAreasDecides() {
        RiskArrival.Found found = judge(
                        VILLAGE,
                        MORNING,
                        riskArea(COUNTY, RiskLevel.HIGH, 0, null),
                        riskArea(VILLAGE, RiskLevel.HIGH, 0, null),
                        riskArea(TOWN, RiskLevel.MEDIUM, 0, null))
                .orElseThrow();

        assertThat(found.notice().details()).containsEntry("match", "inside").containsEntry("level", "HIGH");
    }

    @Test
    void listOfTheEventsTimeDecidesAndALaterListClassifiesRecentArrivalsAgain() {
        ReferenceVersion area = riskArea(VILLAGE, RiskLevel.HIGH, MORNING + 3 * DAY, MORNING + 30 * DAY);

        assertThat(judge(VILLAGE, MORNING, area)).isEmpty();
        assertThat(judge(VILLAGE, MORNING + 3 * DAY, area))
                .hasValueSatisfying(found -> assertThat(found.sinceMillis()).isEqualTo(MORNING + 3 * DAY));
        assertThat(judge(VILLAGE, MORNING + 15 * DAY, area))
                .as("more than 14 days ago")
                .isEmpty();
    }

    @Test
    void areaThatIsNoLongerOnTheListIsNoRisk() {
        assertThat(judge(VILLAGE, MORNING, riskArea(VILLAGE, RiskLevel.HIGH, 0, MORNING)))
                .isEmpty();
    }

    @Test
    void mediumRiskCanBeLeftOut() {
        ReferenceVersion area = riskArea(VILLAGE, RiskLevel.MEDIUM, 0, null);

        assertThat(judge(VILLAGE, MORNING, area)).isPresent();
        assertThat(judge(VILLAGE, MORNING, area, rule("risk-arrival", null, Map.of("medium", "false"))))
                .isEmpty();
    }

    private static Optional<RiskArrival.Found> judge(String origin, long timeMillis, ReferenceVersion... versions) {
        Knowledge knowledge = TestingRules.knowing(
                Stream.concat(Stream.of(TestingRules.version(TestingRules.gate("gate-1"))), Stream.of(versions))
                        .toArray(ReferenceVersion[]::new));
        return knowledge.riskArrival().judge(sighting(origin), timeMillis);
    }

    private static Sighting sighting(String origin) {
        return Sighting.of(person("a", MORNING, "origin_region", origin));
    }
}
