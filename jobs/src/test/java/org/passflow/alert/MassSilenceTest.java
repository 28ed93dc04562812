package org.passflow.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When many silent posts are one silent region. */
class MassSilenceTest {

    @Test
    void moreThanTheShareOfATownshipIsTheTownship() {
        assertThat(silent(posts("141002104", 9, 3), 0.2, 3).keySet()).containsExactly("141002104");
    }

    @Test
    void exactlyTheShareIsNot() {
        assertThat(silent(posts("141002104", 8, 2), 0.2, 2)).isEmpty();
    }

    @Test
    void fewPostsAreNoMassWhateverTheirShare() {
        assertThat(silent(posts("141002104", 0, 4), 0.2, 5)).isEmpty();
    }

    @Test
    void countySpeaksForItsTownships() {
        Map<String, MassSilence.Post> posts = posts("141002104", 0, 10);
        posts.putAll(posts("141002105", 10, 5));

        assertThat(silent(posts, 0.2, 5).keySet()).containsExactly("141002");
        assertThat(silent(posts, 0.2, 5).get("141002")).isEqualTo(new MassSilence.Share(15, 25));
    }

    private static Map<String, MassSilence.Share> silent(
            Map<String, MassSilence.Post> posts, double share, int atLeast) {
        // Another township that is heard keeps the county below the share.
        Map<String, MassSilence.Post> all = new HashMap<>(posts);
        if (posts.keySet().stream().noneMatch(site -> site.startsWith("141002105"))) {
            all.putAll(posts("141002109", 100, 0));
        }
        return MassSilence.of(all, share, atLeast);
    }

    private static Map<String, MassSilence.Post> posts(String township, int heard, int silent) {
        Map<String, MassSilence.Post> posts = new HashMap<>();
        for (int i = 0; i < heard + silent; i++) {
            posts.put(township + "-" + i, new MassSilence.Post(township, i < heard ? null : (Long) 1_000L));
        }
        return posts;
    }
}
