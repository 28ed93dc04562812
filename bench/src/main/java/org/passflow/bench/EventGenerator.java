package org.passflow.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;

/**
 * The events of a data set as gateways send them, in order of arrival; the same for the same seed. Of a hundred, one is a
 * repeat; of a thousand, two are voids; of a hundred, two were delayed by minutes, none by an hour.
 */
final class EventGenerator implements Iterator<ArrivingEvent> {

    /** Nine in the morning in China, so that six hours lie in one business day. */
    static final long START_MILLIS = Instant.parse("2020-03-02T01:00:00Z").toEpochMilli();

    private static final double REPEATS = 0.01;
    private static final double VOIDS = 0.002;
    private static final double DELAYED = 0.02;
    private static final long LEAST_DELAY_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final long MOST_DELAY_MILLIS = Duration.ofMinutes(55).toMillis();
    private static final long USUAL_DELAY_MILLIS = 3_000;

    /** A minute of events, out of which repeats and voids are taken. */
    private static final int RECENT = 1 << 16;

    /** Shares no factor with a power of ten, so that each site comes once a round, in a scattered order. */
    private static final long STRIDE = 7_919;

    private final DataSet data;
    private final SplittableRandom random;
    private final EventText text;
    private final Sent[] recent = new Sent[RECENT];
    private int sent;
    private long number;
    private long repeats;
    private long voids;
    private long persons;
    private long personsPlain;
    private long bytes;

    EventGenerator(DataSet data, long seed) {
        this.data = data;
        this.random = new SplittableRandom(seed);
        this.text = new EventText(random);
    }

    /** An event that was sent; {@code json} is null once it was taken back. */
    private record Sent(String siteId, String json, boolean isPerson) {}

    @Override
    public boolean hasNext() {
        return number < data.events();
    }

    @Override
    public ArrivingEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        long arrivalMillis = START_MILLIS + data.arrivalMillis(number);
        ArrivingEvent event = make(arrivalMillis);
        number++;
        bytes += event.value().length;
        return event;
    }

    private ArrivingEvent make(long arrivalMillis) {
        double chance = random.nextDouble();
        if (chance < REPEATS + VOIDS && sent > 0) {
            int at = random.nextInt(Math.min(sent, RECENT));
            Sent earlier = recent[at];
            if (earlier.json() != null) {
                return chance < REPEATS ? repeat(earlier, arrivalMillis) : takeBack(at, arrivalMillis);
            }
        }
        return event(arrivalMillis);
    }

    private ArrivingEvent repeat(Sent earlier, long arrivalMillis) {
        repeats++;
        personsPlain += earlier.isPerson() ? 1 : 0;
        return arriving(earlier.siteId(), earlier.json(), arrivalMillis);
    }

    private ArrivingEvent takeBack(int at, long arrivalMillis) {
        Sent earlier = recent[at];
        recent[at] = new Sent(earlier.siteId(), null, earlier.isPerson());
        voids++;
        persons -= earlier.isPerson() ? 1 : 0;
        personsPlain -= earlier.isPerson() ? 1 : 0;
        return arriving(earlier.siteId(), EventText.voiding(earlier.json()), arrivalMillis);
    }

    private ArrivingEvent event(long arrivalMillis) {
        int site = (int) (number * STRIDE % data.sites());
        String siteId = EventText.siteId(site);
        EventText.Kind kind = text.kind();
        String json = text.json(new EventText.Subject(site, kind, number, arrivalMillis - delayMillis()));
        boolean isPerson = kind == EventText.Kind.PERSON;
        recent[sent % RECENT] = new Sent(siteId, json, isPerson);
        sent++;
        persons += isPerson ? 1 : 0;
        personsPlain += isPerson ? 1 : 0;
        return arriving(siteId, json, arrivalMillis);
    }

    private long delayMillis() {
        return random.nextDouble() < DELAYED
                ? random.nextLong(LEAST_DELAY_MILLIS, MOST_DELAY_MILLIS)
                : random.nextLong(USUAL_DELAY_MILLIS);
    }

    private static ArrivingEvent arriving(String siteId, String json, long arrivalMillis) {
        return new ArrivingEvent(Topics.CHECKPOINT_EVENTS, siteId, json.getBytes(UTF_8), arrivalMillis);
    }

    /** What came out so far. */
    Written written() {
        return new Written(number, repeats, voids, persons, personsPlain, bytes);
    }
}
