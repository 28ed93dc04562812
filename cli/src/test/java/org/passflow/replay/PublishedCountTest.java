package org.passflow.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedCountTest {

    private static final Instant SIX = Instant.parse("2016-10-17T22:00:00Z");

    @TempDir
    private Path folder;

    private PublishedCount published;
    private Map<PublishedCount.Window, Long> minutes;

    @BeforeEach
    void publish() throws Exception {
        published = read(
                """
                "tollgate_id","time_window","direction","volume"
                "1","[2016-10-18 06:00:00,2016-10-18 06:20:00)","1","7"
                "1","[2016-10-18 06:20:00,2016-10-18 06:40:00)","0","0"
                """);
        minutes = new HashMap<>(Map.of(minute(0, "IN"), 3L, minute(19, "IN"), 4L));
    }

    @Test
    void sumOfTheMinutesOfAWindowEqualsIt() {
        assertThat(published.windows()).hasSize(2);
        assertThat(published.differences(minutes)).isEmpty();
    }

    @Test
    void minutesOutsideThePublishedWindowsAreNotLookedAt() {
        minutes.put(minute(-1, "IN"), 9L);
        minutes.put(minute(20, "IN"), 9L);
        minutes.put(minute(40, "OUT"), 9L);

        assertThat(published.differences(minutes)).isEmpty();
    }

    @Test
    void differenceIsNamedWithBothCounts() {
        minutes.put(minute(5, "IN"), 1L);
        minutes.put(minute(25, "OUT"), 2L);

        assertThat(published.differences(minutes))
                .containsExactly(
                        new PublishedCount.Difference(minute(0, "IN"), 7, 8),
                        new PublishedCount.Difference(minute(20, "OUT"), 0, 2));
    }

    @Test
    void rowThatCannotBeReadIsRefused() {
        assertThatThrownBy(
                        () -> read(
                                """
                "tollgate_id","time_window","direction","volume"
                "1","06:00","1","7"
                "1","[2016-10-18 06:00:00,2016-10-18 06:20:00)","1","many"
                """))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining(":2: column time_window")
                .hasMessageContaining(":3: column volume: 'many' is not a number");
    }

    private PublishedCount read(String csv) throws Exception {
        Path file = Files.writeString(folder.resolve("published.csv"), csv);
        try (InputStream yaml =
                getClass().getClassLoader().getResourceAsStream("schemas/reference/mappings/tollgate.yaml")) {
            return PublishedCount.read(file, MappingReader.read("tollgate", yaml));
        }
    }

    private static PublishedCount.Window minute(int number, String direction) {
        return new PublishedCount.Window(SIX.plusSeconds(number * 60L), "tollgate-1", direction);
    }
}
