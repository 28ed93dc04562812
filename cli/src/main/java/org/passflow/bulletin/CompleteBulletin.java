package org.passflow.bulletin;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.passflow.bulletin.RegionDay.Coverage;
import org.passflow.bulletin.RegionDay.Post;

/**
 * The bulletin of the command centre: who reported, what was declared beside what was counted, which posts to ask, and
 * whether the books of the day balance.
 */
record CompleteBulletin(RegionDay day, Books books, Words words) {

    Bulletin bulletin() {
        Coverage all = day.region();
        String name = words.name(all.nameZh(), all.nameEn(), all.region());
        List<Table> tables = new ArrayList<>(List.of(figures()));
        if (!day.posts().isEmpty()) {
            tables.add(posts());
        }
        tables.add(records());
        return new Bulletin(
                words.language(),
                words.of("title").formatted(name, day.day()),
                List.of(
                        words.of("summary")
                                .formatted(
                                        all.expected(),
                                        all.onTime(),
                                        all.late(),
                                        all.missing(),
                                        all.awaited(),
                                        all.suspect()),
                        words.of("books." + (books.state().isEmpty() ? "NONE" : books.state()))
                                .formatted(
                                        books.missing().isEmpty()
                                                ? words.of("none")
                                                : String.join("; ", books.missing()))),
                tables,
                List.of(words.of("note.counted"), words.of("note.then")));
    }

    private Table records() {
        List<String> head = Stream.of("topic", "sent", "accepted", "duplicate", "voided", "came_late", "rejected")
                .map(words::of)
                .toList();
        List<List<String>> rows =
                new ArrayList<>(books.topics().stream().map(this::row).toList());
        rows.add(row(books.total(words.of("total"))));
        return new Table(words.of("books"), 1, head, rows);
    }

    private List<String> row(Books.Topic topic) {
        Stream<String> figures = Stream.of(
                        topic.sent(),
                        topic.accepted(),
                        topic.duplicate(),
                        topic.voided(),
                        topic.late(),
                        topic.rejected())
                .map(Object::toString);
        return Stream.concat(Stream.of(topic.topic()), figures).toList();
    }

    private Table figures() {
        List<String> head = Stream.of(
                        "region",
                        "code",
                        "expected",
                        "on_time",
                        "late",
                        "missing",
                        "awaited",
                        "coverage",
                        "zero",
                        "suspect",
                        "corrected",
                        "returnees",
                        "returnees_counted",
                        "outsiders",
                        "outsiders_counted",
                        "key_persons",
                        "key_persons_fever")
                .map(words::of)
                .toList();
        List<List<String>> rows =
                new ArrayList<>(day.beneath().stream().map(this::row).toList());
        rows.add(row(day.region()));
        return new Table(words.of("figures"), 2, head, rows);
    }

    private List<String> row(Coverage place) {
        String coverage = place.expected() == 0
                ? words.of("none")
                : Math.floorDiv(100 * place.reported(), place.expected()) + " %";
        Stream<String> counts = Stream.of(place.onTime(), place.late(), place.missing(), place.awaited())
                .map(Object::toString);
        Stream<String> figures = Stream.of(
                        place.zero(),
                        place.suspect(),
                        place.corrected(),
                        place.returnees(),
                        place.returneesCounted(),
                        place.outsiders(),
                        place.outsidersCounted(),
                        place.keyPersons(),
                        place.keyPersonsFever())
                .map(Object::toString);
        Stream<String> first = Stream.of(
                words.name(place.nameZh(), place.nameEn(), place.region()),
                place.region(),
                Long.toString(place.expected()));
        return Stream.of(first, counts, Stream.of(coverage), figures)
                .flatMap(cells -> cells)
                .toList();
    }

    private Table posts() {
        List<String> head = Stream.of(
                        "post",
                        "post_code",
                        "region_code",
                        "delivery",
                        "doubt",
                        "minutes_late",
                        "returnees",
                        "returnees_then",
                        "outsiders",
                        "outsiders_then")
                .map(words::of)
                .toList();
        return new Table(
                words.of("posts"), 5, head, day.posts().stream().map(this::row).toList());
    }

    private List<String> row(Post post) {
        return List.of(
                words.name(post.nameZh(), post.nameEn(), post.siteId()),
                post.siteId(),
                post.region(),
                words.of(post.delivery()),
                post.suspect().isEmpty() ? words.of("none") : words.of(post.suspect()),
                orNone(post.minutesLate()),
                orNone(post.returnees()),
                orNone(post.returneesThen()),
                orNone(post.outsiders()),
                orNone(post.outsidersThen()));
    }

    private String orNone(Long number) {
        return number == null ? words.of("none") : number.toString();
    }
}
