package org.passflow.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passflow.custody.Custody;
import org.passflow.custody.CustodyBook;
import org.passflow.custody.Fact;
import org.passflow.custody.Terms;
import org.passflow.event.Header;
import org.passflow.event.QuarantineKind;
import org.passflow.event.QuarantineOrder;
import org.passflow.event.Received;
import org.passflow.kafka.EventDecoder;

/** What is sent when an order moves, read by the job's own decoder and folded by the job's own rules. */
class MovedOrderTest {
    private static final String OLD = "0123456789abcdef0123456789abcdef";
    private static final String NEW = "fedcba9876543210fedcba9876543210";
    private static final Instant NOW = Instant.parse("2026-11-10T20:30:00Z");
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long GRACE = 4 * HOUR;
    private static final long EARLY = 12 * HOUR;

    @ParameterizedTest
    @ValueSource(ints = {1, 14, 21})
    void orderGoesOnUnchangedForTheNewTokenAndIsOverForTheOldOne(int days) {
        for (int hours = 24; hours < 24 * 40; hours++) {
            OpenOrder order = order(hours, hours, days, 5L);

            List<Custody> before = custodies(order, OLD);
            List<Custody> after = custodies(order, NEW);

            assertThat(before).as("%d hours", hours).hasSize(2).allMatch(one -> one.endMillis() != null);
            assertThat(before).noneMatch(one -> one.isOpenAt(NOW.toEpochMilli()));
            assertThat(before.get(1).release().timeMillis())
                    .isGreaterThan(before.get(1).terms().dueMillis() - EARLY)
                    .isLessThanOrEqualTo(before.get(1).terms().dueMillis() + 1);
            assertThat(after).singleElement().satisfies(one -> {
                assertThat(one.terms())
                        .isEqualTo(new Terms(QuarantineKind.HOME, "141002104", null, order.fromMillis(), days));
                assertThat(one.holdsAt(NOW.toEpochMilli())).isTrue();
                assertThat(one.lastTemperature().timeMillis()).isEqualTo(order.measuredMillis());
                assertThat(one.lastTemperature().centidegrees()).isEqualTo(3650);
            });
        }
    }

    @Test
    void orderOfTodayIsTakenBackForTheOldToken() {
        OpenOrder order = order(6, 6, 14, null);

        assertThat(custodies(order, OLD)).isEmpty();
        assertThat(custodies(order, NEW)).singleElement().satisfies(one -> {
            assertThat(one.terms().fromMillis()).isEqualTo(order.fromMillis());
            assertThat(one.temperatures()).isEmpty();
        });
    }

    @Test
    void orderThatCanNeitherBeTakenBackNorBeDueWaits() {
        assertThat(new MovedOrder(order(40, 6, 14, null), NEW, NOW).canMove()).isFalse();
        assertThat(new MovedOrder(order(40, -20, 14, null), NEW, NOW).canMove()).isFalse();
        assertThat(new MovedOrder(order(40, 24, 14, null), NEW, NOW).canMove()).isTrue();
    }

    @Test
    void temperatureThatWouldBeLateIsNotSent() {
        assertThat(custodies(order(72, 72, 14, 23L), NEW).get(0).temperatures()).isEmpty();
    }

    @Test
    void sentTwiceItIsSentOnce() {
        OpenOrder order = order(100, 100, 14, 5L);
        List<MovedOrder.Message> first = new MovedOrder(order, NEW, NOW).messages();
        List<MovedOrder.Message> second = new MovedOrder(order, NEW, NOW.plusSeconds(1)).messages();

        assertThat(second.stream().map(one -> one.event().get("event_id")))
                .containsExactlyElementsOf(
                        first.stream().map(one -> one.event().get("event_id")).toList());
        assertThat(first.stream().map(one -> one.event().get("event_id")).distinct())
                .hasSize(5);
    }

    private static OpenOrder order(int orderedHoursAgo, int beganHoursAgo, int days, Long measuredHoursAgo) {
        return new OpenOrder(
                OLD,
                "order",
                hoursAgo(orderedHoursAgo),
                hoursAgo(beganHoursAgo),
                days,
                "HOME",
                "141002104",
                "",
                measuredHoursAgo == null ? null : (Long) hoursAgo(measuredHoursAgo.intValue()),
                measuredHoursAgo == null ? null : (Integer) 3650);
    }

    private static long hoursAgo(int hours) {
        return NOW.toEpochMilli() - hours * HOUR;
    }

    /** What the job makes of the order and of what is sent, for one of the tokens. */
    private static List<Custody> custodies(OpenOrder order, String token) {
        CustodyBook book = CustodyBook.of(null);
        if (token.equals(OLD)) {
            Terms terms = new Terms(QuarantineKind.HOME, order.region(), null, order.fromMillis(), order.days());
            book.take(new Fact(
                    Fact.What.ORDERED, "order", order.orderedMillis(), order.orderedMillis(), null, terms, null, null));
        }
        for (MovedOrder.Message message : new MovedOrder(order, NEW, NOW).messages()) {
            Fact fact = fact(message);
            if (message.token().equals(token)) {
                book.take(fact);
            }
        }
        return new ArrayList<>(book.custodies(Fact.EVER, terms -> GRACE));
    }

    private static Fact fact(MovedOrder.Message message) {
        Received received = new EventDecoder().decode("quarantine-orders", 0, 0, NOW.toEpochMilli(), message.value());
        assertThat(received.reject()).as(message.event().toString()).isNull();
        QuarantineOrder event = received.order();
        Header header = received.header();
        assertThat(event.personToken()).isEqualTo(message.token());
        Fact.What what = Fact.What.valueOf(event.action().name());
        Terms terms = what == Fact.What.ORDERED
                ? new Terms(event.kind(), event.region(), event.siteId(), event.fromTimeMillis(), event.days())
                : null;
        Long arrival = NOW.toEpochMilli();
        return new Fact(
                what,
                header.eventId(),
                header.eventTimeMillis(),
                header.isVoid() ? null : arrival,
                header.isVoid() ? arrival : null,
                terms,
                event.temperatureCentidegrees(),
                null);
    }
}
