package org.passflow.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublicBulletinTest {
    private static final long SMALL = 5;

    @Test
    void numbersAreToldInTens() {
        assertThat(Stream.of(0L, 1L, 9L, 10L, 11L, 1234L).map(PublicBulletin::inTens))
                .containsExactly("0–9", "0–9", "0–9", "10–19", "10–19", "1230–1239");
    }

    /** Whoever tries all numbers that fit what is told of three regions and their sum finds many that a small one may be. */
    @Test
    void noSmallNumberFollowsFromTheOthersAndTheSum() {
        Map<String, List<List<Long>>> byWhatIsTold = new HashMap<>();
        for (long one = 0; one < 30; one++) {
            for (long two = 0; two < 30; two++) {
                for (long three = 0; three < 30; three++) {
                    List<Long> numbers = List.of(one, two, three);
                    byWhatIsTold
                            .computeIfAbsent(told(numbers), told -> new ArrayList<>())
                            .add(numbers);
                }
            }
        }

        byWhatIsTold.forEach((told, possible) -> {
            for (int i = 0; i < 3; i++) {
                int place = i;
                List<Long> values = possible.stream()
                        .map(numbers -> numbers.get(place))
                        .distinct()
                        .toList();
                if (values.stream().anyMatch(value -> value < SMALL)) {
                    assertThat(values).as(told).hasSizeGreaterThan((int) SMALL);
                }
            }
        });
    }

    private static String told(List<Long> numbers) {
        long sum = numbers.stream().mapToLong(number -> number).sum();
        return LongStream.concat(numbers.stream().mapToLong(number -> number), LongStream.of(sum))
                .mapToObj(PublicBulletin::inTens)
                .collect(Collectors.joining(" "));
    }
}
