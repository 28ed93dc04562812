package org.passflow.alert;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which regions have gone silent together, so that one alert stands for many (DESIGN §3.5). Of a region within another the
 * larger one speaks.
 */
public final class MassSilence {

    /** Digits of a county and a township, the larger region first. */
    private static final int[] TIERS = {6, 9};

    private MassSilence() {}

    /**
     * What is known of one post.
     *
     * @param region division code
     * @param silentSinceMillis epoch milliseconds UTC; null while it is heard
     */
    public record Post(String region, Long silentSinceMillis) {}

    /** How much of a region is silent. */
    public record Share(int silent, int posts) {
        double share() {
            return (double) silent / posts;
        }
    }

    /**
     * The regions silent as a whole, each with its share.
     *
     * @param posts the posts in operation, by site
     * @param share from which share on
     * @param atLeast from how many silent posts on
     */
    public static Map<String, Share> of(Map<String, Post> posts, double share, int atLeast) {
        Map<String, Share> silent = new TreeMap<>();
        for (int digits : TIERS) {
            shares(posts, digits).forEach((region, found) -> {
                boolean isMass = found.silent() >= atLeast && found.share() > share;
                if (isMass && !isWithin(region, silent.keySet())) {
                    silent.put(region, found);
                }
            });
        }
        return silent;
    }

    /** Whether a region lies in one of those, or is one of them. */
    public static boolean isWithin(String region, Set<String> regions) {
        return regions.stream().anyMatch(region::startsWith);
    }

    private static Map<String, Share> shares(Map<String, Post> posts, int digits) {
        Map<String, Share> shares = new TreeMap<>();
        for (Post post : posts.values()) {
            if (post.region().length() >= digits) {
                int silent = post.silentSinceMillis() == null ? 0 : 1;
                shares.merge(
                        post.region().substring(0, digits),
                        new Share(silent, 1),
                        (one, other) -> new Share(one.silent() + other.silent(), one.posts() + other.posts()));
            }
        }
        return shares;
    }

    /** The posts that a region's silence is about. */
    public static Set<String> silentIn(Map<String, Post> posts, String region) {
        Set<String> sites = new TreeSet<>();
        posts.forEach((site, post) -> {
            if (post.silentSinceMillis() != null && post.region().startsWith(region)) {
                sites.add(site);
            }
        });
        return sites;
    }
}
