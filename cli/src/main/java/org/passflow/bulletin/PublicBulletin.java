package org.passflow.bulletin;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.passflow.bulletin.RegionDay.Coverage;

/**
 * The bulletin for everybody: how many posts reported, and in tens what they declared. Every number of persons is told in
 * tens, not only small ones, so that a small one does not follow by subtraction from sums, of this region or the one above.
 */
record PublicBulletin(RegionDay day, Words words) {

    private static final long TEN = 10;

    Bulletin bulletin() {
        Coverage all = day.region();
        List<String> head = Stream.of("region", "expected", "reported", "returnees", "outsiders", "key_persons")
                .map(words::of)
                .toList();
        List<List<String>> rows =
                new ArrayList<>(day.beneath().stream().map(this::row).toList());
        rows.add(row(all));
        return new Bulletin(
                words.language(),
                words.of("title").formatted(name(all), day.day()),
                List.of(words.of("summary.public").formatted(all.expected(), all.reported())),
                List.of(new Table(words.of("figures"), 1, head, rows)),
                List.of(words.of("note.tens")));
    }

    private List<String> row(Coverage place) {
        return List.of(
                name(place),
                Long.toString(place.expected()),
                Long.toString(place.reported()),
                inTens(place.returnees()),
                inTens(place.outsiders()),
                inTens(place.keyPersons()));
    }

    private String name(Coverage place) {
        return words.name(place.nameZh(), place.nameEn(), place.region());
    }

    /** The ten numbers among which one is. */
    static String inTens(long number) {
        long first = number / TEN * TEN;
        return first + "–" + (first + TEN - 1);
    }
}
