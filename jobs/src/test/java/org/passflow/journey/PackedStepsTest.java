package org.passflow.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.passflow.event.Position;
import org.passflow.event.Received;
import org.passflow.testing.TestingEvents;
import org.xerial.snappy.Snappy;

class PackedStepsTest {

    /** RocksDB compresses blocks of this size, of neighbouring keys. */
    private static final int BLOCK = 4096;

    /** What RocksDB adds to a key: its group, the namespace, a sequence number, lengths. */
    private static final int AROUND_A_KEY = 16;

    private static final int JOURNEYS = 2_000;

    @Test
    void packedStepsOfAWholeJourneyAreTheSameSteps() {
        Steps steps = TestingSteps.of(TestingSteps.home());

        byte[] packed = PackedSteps.of(steps);

        assertThat(PackedSteps.read(packed)).isEqualTo(steps);
        assertThat(packed).hasSizeLessThan(400);
    }

    /** Fourteen steps with all five acknowledgements, as RocksDB stores them: the aim is 300 bytes, the key included. */
    @Test
    void journeyTakesLessThanThreeHundredBytesInCompressedBlocks() throws IOException {
        Random random = new Random(1);
        TreeMap<String, byte[]> table = new TreeMap<>();
        for (int i = 0; i < JOURNEYS; i++) {
            byte[] token = new byte[16];
            random.nextBytes(token);
            String trip = "G1952-20261102-" + i / 100;
            table.put(trip + '/' + HexFormat.of().formatHex(token), PackedSteps.of(journey(trip, i, random)));
        }

        long stored = 0;
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (var entry : table.entrySet()) {
            block.write(entry.getKey().getBytes(StandardCharsets.UTF_8));
            block.write(new byte[AROUND_A_KEY]);
            block.write(entry.getValue());
            if (block.size() >= BLOCK) {
                stored += Snappy.compress(block.toByteArray()).length;
                block.reset();
            }
        }
        stored += Snappy.compress(block.toByteArray()).length;

        assertThat(stored / JOURNEYS).isLessThan(300);
    }

    /** The journey home at other times, by another person. */
    private static Steps journey(String trip, int number, Random random) {
        List<Received> events = new ArrayList<>();
        long late = 0;
        for (Received event : TestingSteps.home()) {
            late += random.nextInt(20 * 60_000);
            long at = event.header().eventTimeMillis() + late;
            Object[] fields = {
                "site_id",
                "railway-linfen",
                "origin_region",
                "42010" + random.nextInt(1 + 9 * (number % 2)),
                "destination_region",
                event.hub().destinationRegion(),
                "acked_by",
                event.hub().ackedBy(),
                "temperature_c",
                event.hub().temperatureCentidegrees() == null ? null : 36 + random.nextInt(100) / 100.0
            };
            String id = trip + '-' + number + event.header().eventId().substring("G1952-20261102-117".length());
            Received step = TestingEvents.step(id, at, event.hub().stage().name(), fields);
            events.add(TestingEvents.at(new Position("hub-events", 0, 0, at + 200 + random.nextInt(3_000)), step));
        }
        return TestingSteps.of(events);
    }
}
