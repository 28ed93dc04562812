package org.passflow.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.testing.TestingEvents.MORNING;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passflow.event.PostStatus;
import org.passflow.reference.Site;
import org.passflow.testing.TestingRules;
import org.passflow.testing.TestingTime;

/** Whether a post is in operation, silent, and disinfects. 08:00 in Shanghai is MORNING. */
class PostWatchTest {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final Site GATE = TestingRules.gate("gate-1");
    private static final Site BY_DAY = TestingRules.site("gate-1", TestingRules.VILLAGE, 10, "06:00-22:00");

    @Test
    void silentFromTheSecondHeartbeatThatIsMissing() {
        assertThat(watch(GATE, MORNING).silentFrom(MORNING + HOUR, 2)).isEqualTo(MORNING + 20 * MINUTE);
    }

    @Test
    void postNeverHeardIsSilentFromItsOpeningOn() {
        assertThat(watch(BY_DAY, null).silentFrom(MORNING, 2)).isEqualTo(MORNING - 2 * HOUR + 20 * MINUTE);
    }

    @Test
    void postWithoutHeartbeatClosedOrSuspendedIsNotExpected() {
        Site mute = TestingRules.site("gate-1", TestingRules.VILLAGE, null, null);

        assertThat(watch(mute, MORNING).silentFrom(MORNING + HOUR, 2)).isNull();
        assertThat(watch(BY_DAY, MORNING).silentFrom(MORNING + 14 * HOUR, 2)).isNull();
        assertThat(watch(GATE, MORNING, said(PostStatus.SUSPENDED, MORNING + MINUTE))
                        .silentFrom(MORNING + HOUR, 2))
                .isNull();
        assertThat(watch(
                                GATE,
                                MORNING,
                                said(PostStatus.CLOSED, MORNING + MINUTE),
                                said(PostStatus.OPENED, MORNING + HOUR))
                        .silentFrom(MORNING + 2 * HOUR, 2))
                .isEqualTo(MORNING + HOUR + 20 * MINUTE);
    }

    @Test
    void halfHourIsKnownOnlyWhereThePostWasOpenAllThroughAndHeardNearItsEnd() {
        SiteWindow window = SiteWindow.empty("gate-1", MORNING);

        assertThat(watch(GATE, MORNING + 25 * MINUTE).isKnown(window)).isTrue();
        assertThat(watch(GATE, MORNING + 15 * MINUTE).isKnown(window)).isFalse();
        assertThat(watch(GATE, MORNING + 25 * MINUTE, said(PostStatus.SUSPENDED, MORNING + MINUTE))
                        .isKnown(window))
                .isFalse();
        assertThat(watch(GATE, MORNING + 25 * MINUTE, said(PostStatus.OPENED, MORNING + MINUTE))
                        .isKnown(window))
                .isFalse();
    }

    @Test
    void disinfectionsOfTheBusinessDayCount() {
        long dayStart = MORNING - 4 * HOUR;

        assertThat(watch(
                                GATE,
                                MORNING,
                                said(PostStatus.DISINFECTED, dayStart - 1),
                                said(PostStatus.DISINFECTED, dayStart),
                                said(
                                        PostStatus.DISINFECTED,
                                        dayStart + Duration.ofDays(1).toMillis() - 1),
                                said(
                                        PostStatus.DISINFECTED,
                                        dayStart + Duration.ofDays(1).toMillis()))
                        .disinfections(dayStart))
                .isEqualTo(2);
    }

    @Test
    void lastWordOnOperationIsKeptHoweverOld() {
        PostNews closed = said(PostStatus.CLOSED, MORNING - 100 * HOUR);
        PostNews before = said(PostStatus.OPENED, MORNING - 101 * HOUR);
        PostNews recent = said(PostStatus.DISINFECTED, MORNING);

        assertThat(PostNews.since(MORNING - HOUR, List.of(before, closed, recent)))
                .containsExactly(closed, recent);
    }

    private static PostNews said(PostStatus status, long timeMillis) {
        return new PostNews(status, timeMillis, timeMillis);
    }

    private static PostWatch watch(Site site, Long lastHeard, PostNews... news) {
        return new PostWatch(TestingRules.version(site), lastHeard, List.of(news), TestingTime.SHANGHAI.business());
    }
}
