package org.passflow.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.bridge.TestingAlerts.KEPT;
import static org.passflow.bridge.TestingAlerts.NOW;
import static org.passflow.bridge.TestingAlerts.SETTINGS;
import static org.passflow.bridge.TestingAlerts.held;
import static org.passflow.bridge.TestingAlerts.in;
import static org.passflow.bridge.TestingAlerts.memberOfGroup;
import static org.passflow.bridge.TestingAlerts.ofUnit;
import static org.passflow.bridge.TestingAlerts.open;
import static org.passflow.bridge.TestingAlerts.storedAfter;
import static org.passflow.bridge.TestingAlerts.warning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.passflow.bridge.StoredAlert.State;

class PagingTest {
    private static final Paging PAGING = new Paging(SETTINGS);
    private static final PagedAlert[] NOTHING = {};

    @Test
    void newAlertIsPostedWithAnEndFarAhead() {
        Paging.Plan plan = plan(List.of(warning("a")), NOTHING);

        assertThat(plan.posts()).singleElement().satisfies(post -> {
            assertThat(post.alertId()).isEqualTo("a");
            assertThat(post.startsAt()).isEqualTo(NOW.minusSeconds(300));
            assertThat(post.endsAt()).isEqualTo(KEPT);
        });
        assertThat(plan.ends()).isEmpty();
    }

    @Test
    void whatAlertmanagerHoldsIsPostedAgainOnlyAfterHalfItsTime() {
        StoredAlert alert = warning("a");
        Instant half = NOW.plus(SETTINGS.keep().dividedBy(2));

        assertThat(plan(List.of(alert), held(alert, half.plusSeconds(1))).posts())
                .isEmpty();
        assertThat(plan(List.of(alert), held(alert, half)).posts()).hasSize(1);
    }

    @Test
    void changedTextIsPostedAtOnce() {
        StoredAlert alert = warning("a");
        PagedAlert before = new PagedAlert(alert.labels(), Map.of("summary_en", "38.1"), NOW, KEPT);

        assertThat(plan(List.of(alert), before).posts())
                .singleElement()
                .satisfies(post -> assertThat(post.annotations()).isEqualTo(alert.annotations()));
    }

    @Test
    void endOfTheDataIsTheEndOfTheCall() {
        StoredAlert alert = warning("a");

        for (State over : List.of(State.RESOLVED, State.CLOSED)) {
            Paging.Plan plan = plan(List.of(in(over, alert)), held(alert));

            assertThat(plan.posts()).isEmpty();
            assertThat(plan.ends()).singleElement().satisfies(end -> {
                assertThat(end.endsAt()).isEqualTo(NOW.minusSeconds(60));
                assertThat(end.annotations()).containsKeys("ended_en", "ended_zh");
            });
        }
    }

    @Test
    void endAheadOfTheClockIsPostedAsNow() {
        StoredAlert alert = warning("a");
        PagedAlert end = held(alert).ended(NOW.plusSeconds(3), NOW, "over", "结束");

        assertThat(end.endsAt()).isEqualTo(NOW);
    }

    @Test
    void historyCallsNobody() {
        Duration limit = SETTINGS.storedWithin();
        StoredAlert live = storedAfter(limit, open("live", Severity.CRITICAL, 120));
        StoredAlert history = storedAfter(limit.plusMillis(1), open("history", Severity.CRITICAL, 120));
        StoredAlert old = open("old", Severity.CRITICAL, 12 * 60 + 1);

        assertThat(plan(List.of(live, history, old), NOTHING).posts())
                .extracting(PagedAlert::alertId)
                .containsExactly("live");
    }

    @Test
    void alertThatOnceCalledGrowsOldAndGoesOnAfterEitherRestart() {
        StoredAlert old = storedAfter(Duration.ofHours(19), open("old", Severity.CRITICAL, 20 * 60));

        Paging.Plan afterBridgeRestart = plan(List.of(old), held(old));
        Paging.Plan afterAlertmanagerRestart =
                PAGING.plan(List.of(old), new Held(List.of(), List.of()), afterBridgeRestart.known(), NOW);

        assertThat(afterBridgeRestart.ends()).isEmpty();
        assertThat(afterAlertmanagerRestart.posts())
                .extracting(PagedAlert::alertId)
                .containsExactly("old");
    }

    @Test
    void memberOfAGroupDoesNotCall() {
        assertThat(plan(List.of(memberOfGroup(warning("a"))), NOTHING).posts()).isEmpty();
    }

    @Test
    void callOfOneThatJoinsAGroupEndsAndSaysWhy() {
        StoredAlert alert = warning("a");

        assertThat(plan(List.of(memberOfGroup(alert)), held(alert)).ends())
                .singleElement()
                .satisfies(end -> assertThat(end.annotations().get("ended_en")).contains("a group speaks for it"));
    }

    @Test
    void escalationCallsTheNextUnitAndEndsTheCallOfTheFirst() {
        StoredAlert first = ofUnit("town", warning("a"));
        StoredAlert next = ofUnit("district", warning("a"));

        Paging.Plan plan = plan(List.of(next), held(first));

        assertThat(plan.posts()).extracting(PagedAlert::labels).containsExactly(next.labels());
        assertThat(plan.ends()).singleElement().satisfies(end -> {
            assertThat(end.labels()).isEqualTo(first.labels());
            assertThat(end.annotations().get("ended_en")).startsWith("still open");
        });
    }

    @Test
    void ofAFloodTheGravestAndNewestCallAndOneMoreSpeaksForTheRest() {
        List<StoredAlert> flood = new ArrayList<>();
        IntStream.range(0, 10_000).forEach(i -> flood.add(open("w" + i, Severity.WARNING, 1 + i % 600)));
        flood.add(open("worst", Severity.CRITICAL, 700));

        Paging.Plan plan = plan(flood, NOTHING);

        assertThat(plan.alive()).hasSize(SETTINGS.atMost());
        assertThat(plan.alive().get(0).id()).isEqualTo("worst");
        assertThat(plan.alive().subList(1, 17))
                .allSatisfy(alert -> assertThat(alert.times().opened()).isEqualTo(NOW.minusSeconds(60)));
        assertThat(plan.posts()).hasSize(SETTINGS.atMost() + 1);
        assertThat(plan.posts().get(SETTINGS.atMost()).labels())
                .containsEntry("alertname", "passflow-more")
                .containsEntry("severity", "warning");
        assertThat(plan.posts().get(SETTINGS.atMost()).annotations().get("summary_en"))
                .startsWith("9801 more");
    }

    @Test
    void inAFloodWhatCalledAlreadyStaysBeforeTheEquallyGraveAndGivesWayToTheGraver() {
        Paging one = new Paging(atMost(1));
        StoredAlert called = open("called", Severity.WARNING, 30);
        Held held = new Held(List.of(held(called)), List.of());

        Paging.Plan beside = one.plan(List.of(called, open("newer", Severity.WARNING, 1)), held, Set.of(), NOW);
        Paging.Plan under = one.plan(List.of(called, open("graver", Severity.CRITICAL, 1)), held, Set.of(), NOW);

        assertThat(beside.alive()).extracting(StoredAlert::id).containsExactly("called");
        assertThat(under.alive()).extracting(StoredAlert::id).containsExactly("graver");
        assertThat(under.ends())
                .singleElement()
                .satisfies(end -> assertThat(end.annotations().get("ended_en")).contains("graver ones"));
    }

    @Test
    void whatSomebodyTookUpGivesWayToWhatNobodyDid() {
        Paging one = new Paging(atMost(1));
        StoredAlert taken = in(State.ACKNOWLEDGED, open("taken", Severity.CRITICAL, 30));

        Paging.Plan plan =
                one.plan(List.of(taken, warning("open")), new Held(List.of(held(taken)), List.of()), Set.of(), NOW);

        assertThat(plan.alive()).extracting(StoredAlert::id).containsExactly("open");
    }

    @Test
    void wordForTheRestEndsWithTheFlood() {
        Paging.Plan flood = new Paging(atMost(1))
                .plan(List.of(warning("a"), warning("b")), new Held(List.of(), List.of()), Set.of(), NOW);
        PagedAlert more = flood.posts().get(1);

        Paging.Plan calm = plan(List.of(warning("a")), held(warning("a")), more);

        assertThat(calm.ends()).extracting(PagedAlert::labels).containsExactly(more.labels());
    }

    @Test
    void watchdogIsLeftToRunOut() {
        PagedAlert watchdog = new PagedAlert(
                Map.of("alertname", PagedAlert.WATCHDOG, "source", "passflow"), Map.of(), NOW, NOW.plusSeconds(60));

        assertThat(plan(List.of(), watchdog).ends()).isEmpty();
    }

    private static Paging.Plan plan(List<StoredAlert> stored, PagedAlert... held) {
        return PAGING.plan(stored, new Held(Arrays.asList(held), List.of()), Set.of(), NOW);
    }

    private static BridgeSettings atMost(int number) {
        return new BridgeSettings(
                SETTINGS.alertmanager(),
                SETTINGS.clickHouse(),
                SETTINGS.every(),
                SETTINGS.keep(),
                SETTINGS.openedWithin(),
                SETTINGS.storedWithin(),
                number,
                SETTINGS.beatWithin(),
                SETTINGS.watchdogFor());
    }
}
