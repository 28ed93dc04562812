package org.passflow.truth;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What must be found of posts that are not heard, minute by minute: single ones, and regions that fall silent together. */
final class SilenceAlerts {

    /** Digits of a county and a township. */
    private static final int[] TIERS = {6, 9};

    private final RuleDefaults rules;
    private final Map<String, PostLife> posts;
    private final Map<String, Raised> raised = new HashMap<>();
    private final List<ExpectedAlert> alerts = new ArrayList<>();

    SilenceAlerts(RuleDefaults rules, Map<String, PostLife> posts) {
        this.rules = rules;
        this.posts = new TreeMap<>(posts);
    }

    /** The last alert on a subject, and when it was last so. */
    private record Raised(ExpectedAlert alert, Instant lastSo) {}

    List<ExpectedAlert> alerts(Instant until) {
        Instant first = posts.values().stream()
                .map(PostLife::inRosterSince)
                .min(Instant::compareTo)
                .orElse(until)
                .truncatedTo(ChronoUnit.MINUTES);
        for (Instant now = first; !now.isAfter(until); now = now.plus(1, ChronoUnit.MINUTES)) {
            live(now);
        }
        return alerts;
    }

    private void live(Instant now) {
        Map<String, Instant> silent = new TreeMap<>();
        Set<String> expected = new HashSet<>();
        double times = rules.number("site-silent", "times");
        posts.forEach((site, post) -> {
            Instant expectedSince = post.expectedSince(now);
            if (expectedSince != null) {
                expected.add(site);
                Instant since = post.silentSince(now, expectedSince, times);
                if (since != null) {
                    silent.put(site, since);
                }
            }
        });
        Set<String> regions = silentRegions(expected, silent.keySet());
        for (String region : regions) {
            raise(new ExpectedAlert("region-silent", "REGION", region, "", now), now);
        }
        Duration gather = rules.minutes("site-silent", "gather_minutes");
        silent.forEach((site, since) -> {
            boolean isAlone = regions.stream().noneMatch(posts.get(site).region()::startsWith);
            if (isAlone && !now.isBefore(since.plus(gather))) {
                raise(new ExpectedAlert("site-silent", "SITE", site, "", since), now);
            }
        });
    }

    private Set<String> silentRegions(Set<String> expected, Set<String> silent) {
        Set<String> found = new HashSet<>();
        for (int digits : TIERS) {
            Map<String, int[]> shares = new TreeMap<>();
            for (String site : expected) {
                String region = posts.get(site).region();
                if (region.length() >= digits && found.stream().noneMatch(region::startsWith)) {
                    int[] share = shares.computeIfAbsent(region.substring(0, digits), code -> new int[2]);
                    share[0] += silent.contains(site) ? 1 : 0;
                    share[1]++;
                }
            }
            shares.forEach((region, share) -> {
                if (share[0] >= rules.whole("region-silent", "posts")
                        && share[0] > rules.number("region-silent", "share") * share[1]) {
                    found.add(region);
                }
            });
        }
        return found;
    }

    /** It is so now; a new alert unless it was so a minute ago, or so shortly before that the last alert is still open. */
    private void raise(ExpectedAlert alert, Instant now) {
        String subject = alert.rule() + '/' + alert.place();
        Raised before = raised.get(subject);
        Duration settles = rules.minutes(alert.rule(), "settle_minutes").plusMinutes(1);
        boolean goesOn = before != null
                && (!now.isAfter(before.lastSo().plus(settles))
                        || before.alert().openedAt().equals(alert.openedAt()));
        if (!goesOn) {
            alerts.add(alert);
        }
        raised.put(subject, new Raised(goesOn ? before.alert() : alert, now));
    }
}
