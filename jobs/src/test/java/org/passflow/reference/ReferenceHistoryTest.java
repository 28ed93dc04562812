package org.passflow.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.passflow.event.Position;
import org.passflow.event.Topics;

class ReferenceHistoryTest {

    private final ReferenceHistory history = new ReferenceHistory();
    private long nextOffset;

    @Test
    void nothingHoldsBeforeTheFirstVersion() {
        add(100, null, 0, "first");

        assertThat(at(99)).isNull();
        assertThat(at(100)).isEqualTo("first");
    }

    @Test
    void versionTakesEffectWhenItHasArrived() {
        add(100, null, 150, "late to arrive");

        assertThat(at(149)).isNull();
        assertThat(at(150)).isEqualTo("late to arrive");
    }

    @Test
    void laterVersionReplacesTheOneBefore() {
        add(100, null, 0, "first");
        add(200, null, 0, "second");

        assertThat(at(199)).isEqualTo("first");
        assertThat(at(200)).isEqualTo("second");
    }

    @Test
    void correctionOfThePastDoesNotReplaceWhatIsValidSinceLater() {
        add(200, null, 0, "today");
        add(100, null, 300, "yesterday, corrected");

        assertThat(at(400)).isEqualTo("today");
    }

    @Test
    void ofTwoWithOneBeginningTheLaterArrivalWinsOnceItIsThere() {
        add(100, null, 200, "corrected");
        add(100, null, 0, "wrong");

        assertThat(at(199)).isEqualTo("wrong");
        assertThat(at(200)).isEqualTo("corrected");
    }

    @Test
    void nothingHoldsWhenTheLatestVersionHasEnded() {
        add(100, null, 0, "first");
        add(200, 300L, 0, "second");

        assertThat(at(299)).isEqualTo("second");
        assertThat(at(300)).isNull();
    }

    @Test
    void withdrawnVersionLeavesTheOneBeforeInForce() {
        add(100, null, 0, "first");
        add(200, null, 0, "by mistake");
        add(200, 200L, 250, "withdrawn");

        assertThat(at(249)).isEqualTo("by mistake");
        assertThat(at(250)).isEqualTo("first");
    }

    @Test
    void oneIdOfTwoTopicsIsTwoThings() {
        history.add(ReferenceVersion.of(
                new Position(Topics.RISK_AREAS, 0, 0, 0), new Validity(0, null), new RiskArea("141002", null, null)));
        history.add(ReferenceVersion.of(
                new Position(Topics.RESPONSE_LEVELS, 0, 0, 0), new Validity(0, null), new ResponseLevel("141002", 2)));

        assertThat(history.asOf(Topics.RESPONSE_LEVELS, "141002", 0)
                        .orElseThrow()
                        .responseLevel())
                .isEqualTo(new ResponseLevel("141002", 2));
        assertThat(history.ids(Topics.RISK_AREAS)).containsExactly("141002");
        assertThat(history.ids(Topics.SITES)).isEmpty();
    }

    @Test
    void tombstonesAreNoVersions() {
        history.add(ReferenceVersion.tombstone(new Position(Topics.UNITS, 0, 0, 0)));

        assertThat(history.ids(Topics.UNITS)).isEmpty();
    }

    private void add(long from, Long to, long arrival, String name) {
        history.add(ReferenceVersion.of(
                new Position(Topics.UNITS, 0, nextOffset++, arrival),
                new Validity(from, to),
                new Unit("office", null, name, null, null, null)));
    }

    private String at(long time) {
        return history.asOf(Topics.UNITS, "office", time)
                .map(version -> version.unit().nameEn())
                .orElse(null);
    }
}
