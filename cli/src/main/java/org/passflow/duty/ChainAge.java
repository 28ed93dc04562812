package org.passflow.duty;

import java.time.Duration;
import java.util.Optional;

/**
 * How old the picture is: of the counts, and of the watchdog, which moves on every minute while the whole chain of
 * alerts works. Empty: never heard of.
 */
public record ChainAge(Optional<Duration> data, Optional<Duration> watchdog) {
    /** The watchdog's minute, the bound and idle time of the job, and some slack. */
    private static final Duration FRESH = Duration.ofMinutes(3);

    /** Whether what is shown is no picture of now: silence means nothing then. */
    public boolean isStale() {
        return isOld(data) || isOld(watchdog);
    }

    /** Both ages, in both languages. */
    public String words() {
        return "数据 data %s · 看门狗 watchdog %s".formatted(inWords(data), inWords(watchdog));
    }

    private static boolean isOld(Optional<Duration> age) {
        return age.isEmpty() || age.get().compareTo(FRESH) > 0;
    }

    private static String inWords(Optional<Duration> age) {
        return age.map(ChainAge::inWords).orElse("从未 never");
    }

    /** The two largest units. */
    static String inWords(Duration age) {
        if (age.toDays() > 0) {
            return "%d d %d h".formatted(age.toDays(), age.toHoursPart());
        }
        if (age.toHours() > 0) {
            return "%d h %d min".formatted(age.toHours(), age.toMinutesPart());
        }
        return age.toMinutes() > 0 ? "%d min".formatted(age.toMinutes()) : "%d s".formatted(age.toSeconds());
    }
}
