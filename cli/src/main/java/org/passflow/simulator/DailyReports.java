package org.passflow.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;
import org.passflow.simulator.Incident.Kind;

/** The reports of the day: what stands in the register of the gate, unless somebody forgets, conceals or errs. */
final class DailyReports {

    static final String STATUS = "DAILY_REPORT";

    private static final int MINUTE_MILLIS = 60_000;
    private static final int CORRECTED_AFTER_MINUTES = 30;

    /** Who conceals reports one of so many. */
    private static final int CONCEALING = 10;

    /** What was taken over from the day before by mistake. */
    private static final int FROM_THE_DAY_BEFORE = 3;

    private final District district;
    private final Agenda agenda;
    private final Map<String, Post> posts;

    DailyReports(District district, Agenda agenda) {
        this.district = district;
        this.agenda = agenda;
        this.posts = district.roster().posts().stream().collect(Collectors.toMap(Post::siteId, Function.identity()));
    }

    /** The figures of a report. */
    private record Figures(int returnees, int outsiders, int keyPersons, int keyPersonsFever) {

        private static final Figures ZERO = new Figures(0, 0, 0, 0);

        Figures concealed() {
            return new Figures(returnees / CONCEALING, outsiders / CONCEALING, keyPersons, keyPersonsFever);
        }

        Figures mistaken() {
            return new Figures(returnees + FROM_THE_DAY_BEFORE, outsiders, keyPersons, keyPersonsFever);
        }
    }

    /** Whether a post does not report when it should. */
    boolean isLeftOut(Post post, long millis) {
        return is(Kind.REPORT_MISSING, post, millis) || is(Kind.REPORT_LATE, post, millis);
    }

    private boolean is(Kind kind, Post post, long millis) {
        return district.incidents().is(kind, post.siteId(), millis);
    }

    /** What a post reports in the minute in which it is due by its agenda. */
    void send(Post post, ZonedDateTime local, Consumer<ArrivingEvent> out) {
        long millis = local.toInstant().toEpochMilli();
        Figures figures = figures(post, local);
        if (is(Kind.REPORT_FALSE_ZERO, post, millis)) {
            figures = Figures.ZERO;
        } else if (is(Kind.REPORT_TOO_LOW, post, millis)) {
            figures = figures.concealed();
        } else if (is(Kind.REPORT_CORRECTED, post, millis)) {
            figures = figures.mistaken();
        }
        send(post, local, figures, out);
    }

    /** Those who are late report when they remember. */
    void sendLate(ZonedDateTime local, Consumer<ArrivingEvent> out) {
        long millis = local.toInstant().toEpochMilli();
        for (Incident late : district.incidents().endingAt(Kind.REPORT_LATE, millis)) {
            Post post = posts.get(late.siteIds().get(0));
            if (post.reportsDaily()) {
                send(post, local, figures(post, local), out);
            }
        }
    }

    /** Those who erred notice it half an hour later. */
    void correct(ZonedDateTime local, Consumer<ArrivingEvent> out) {
        ZonedDateTime before = local.minusMinutes(CORRECTED_AFTER_MINUTES);
        long millis = before.toInstant().toEpochMilli();
        for (Agenda.Item item : agenda.at(before.toLocalTime())) {
            if (item.status().equals(STATUS) && is(Kind.REPORT_CORRECTED, item.post(), millis)) {
                send(item.post(), local, figures(item.post(), local), out);
            }
        }
    }

    /** Key persons of a village are the same few from day to day. */
    private Figures figures(Post post, ZonedDateTime local) {
        GateRegister.Entries entries =
                district.register().of(post.siteId(), local.toInstant().toEpochMilli());
        long day = local.toLocalDate().toEpochDay();
        Dice dice = new Dice(district.settings().seed(), post.number(), day, STATUS.hashCode());
        int keyPersons = dice.poisson(0.5);
        int fevers = keyPersons > 0 && dice.chance(0.02) ? 1 : 0;
        return new Figures(entries.returnees(), entries.outsiders(), keyPersons, fevers);
    }

    private void send(Post post, ZonedDateTime local, Figures figures, Consumer<ArrivingEvent> out) {
        long minuteStartMillis = local.toInstant().toEpochMilli();
        Dice dice = new Dice(district.settings().seed(), post.number(), minuteStartMillis, STATUS.hashCode());
        long eventTimeMillis = minuteStartMillis + dice.below(MINUTE_MILLIS);
        String id = STATUS.substring(0, 2) + Long.toHexString(minuteStartMillis / MINUTE_MILLIS);
        ObjectNode event = EventJson.event(id, eventTimeMillis, "post-terminal/township")
                .put("site_id", post.siteId())
                .put("status", STATUS)
                .put("business_day", local.toLocalDate().toString())
                .put("returnees", figures.returnees())
                .put("outsiders", figures.outsiders())
                .put("key_persons", figures.keyPersons())
                .put("key_persons_fever", figures.keyPersonsFever())
                .put("staff", 2 + dice.below(4))
                .put("shift", Shift.atPost(local));
        long arrivalMillis = district.incidents()
                .arrivalMillis(post.siteId(), eventTimeMillis + 200 + (long) dice.exponential(1000));
        district.corrected().send(new Made(Topics.SITE_STATUS, post.siteId(), event, arrivalMillis), dice, out);
    }
}
