package org.passflow.pipeline;

import java.util.Objects;
import org.passflow.alert.RiskAreas;

/**
 * Whether a post is heard, as it changes.
 *
 * @param region division code of the post
 * @param isExpected whether it should be heard now
 * @param silentSinceMillis since when it counts as silent, epoch milliseconds UTC; null while it is heard
 * @param atMillis when that was judged
 */
public record PostSign(String siteId, String region, boolean isExpected, Long silentSinceMillis, long atMillis) {

    /** Whether another says nothing else, whenever it was judged. */
    boolean saysTheSameAs(PostSign other) {
        return other != null
                && Objects.equals(region, other.region)
                && isExpected == other.isExpected
                && Objects.equals(silentSinceMillis, other.silentSinceMillis);
    }

    /** Posts of one county are looked at together. */
    String county() {
        String county = RiskAreas.county(region);
        return county == null ? region : county;
    }
}
